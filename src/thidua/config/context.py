"""What every page needs to know."""

from django.http import HttpRequest


def product(request: HttpRequest) -> dict[str, object]:
    """The product's name for page titles and footers."""
    return {"product_name": "Thi Đua"}
