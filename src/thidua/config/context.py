"""What every page needs to know."""

from django.conf import settings
from django.http import HttpRequest


def product(request: HttpRequest) -> dict[str, object]:
    """The product's name and version for page titles and footers."""
    return {"product_name": "Thi Đua", "debug": settings.DEBUG}
