"""Names of people in the order of Vietnamese lists: by the given name, then by the rest."""

from thidua.domain.vietnamese_order import order_text


def person_order(full_name: str) -> str:
    """A key that sorts "Trần Thị An" before "Lê Văn Bình": the last word first.

    Source: practice of Vietnamese lists; ``vietnamese_order``.
    Units: characters; at most 250.

    >>> sorted(["Lê Văn Bình", "Trần Thị An", "Đỗ An"], key=person_order)
    ['Đỗ An', 'Trần Thị An', 'Lê Văn Bình']
    """
    words = full_name.split()
    return order_text(" ".join([*words[-1:], *words[:-1]]), length=250)
