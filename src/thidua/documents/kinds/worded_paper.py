"""Papers of which the office words the text: kế hoạch, phát động, công văn."""

from dataclasses import dataclass

from thidua.documents.model import Block, Document, Header, Signature, Signatures


@dataclass(frozen=True, slots=True)
class WordedPaperFacts:
    """The head, what it is, its blocks; without ``title`` it is a công văn."""

    header: Header
    title: str
    summary: str
    blocks: tuple[Block, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def worded_paper(facts: WordedPaperFacts) -> Document:
    """The paper, signed by one."""
    return Document(
        header=facts.header,
        title=facts.title,
        summary=facts.summary,
        blocks=facts.blocks,
        addressees=facts.addressees,
        legal_bases=facts.legal_bases,
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )
