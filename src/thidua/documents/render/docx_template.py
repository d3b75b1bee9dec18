"""The empty Word file documents start from: our styles only, Times New Roman throughout."""

from functools import cache
from io import BytesIO

import docx
from docx.oxml import parse_xml

from thidua.documents.page_rules import PageRules

FONT = "Times New Roman"
CELL_STYLE = "Cell"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNUSED_PARTS = ("stylesWithEffects", "customXml", "thumbnail", "numbering", "webSettings")


@cache
def template(rules: PageRules) -> bytes:
    """An empty document with the styles of ``rules``; made once, read for each document."""
    word = docx.Document()
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    for child in list(parse_xml(_styles(rules))):
        styles.append(child)
    for rels in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
            rels.pop(key)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def half_points(size: float) -> str:
    """A letter size as Word writes it."""
    return str(round(size * 2))


def line_height(spacing: float) -> str:
    """A line spacing as Word writes it: 240ths of a single line."""
    return str(round(spacing * 240))


def _styles(rules: PageRules) -> str:
    size = half_points(rules.body)
    after = round(rules.paragraph_spacing * 20)
    line = line_height(rules.line_spacing)
    headings = "".join(_heading(level, size) for level in (1, 2, 3))
    return f"""<w:styles xmlns:w="{_NAMESPACE}">
  <w:docDefaults>
    <w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
      <w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>
      <w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
    </w:rPr></w:rPrDefault>
    <w:pPrDefault/>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
    <w:pPr><w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="auto"/></w:pPr>
  </w:style>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="62" w:type="dxa"/>
      <w:bottom w:w="0" w:type="dxa"/><w:right w:w="62" w:type="dxa"/>
    </w:tblCellMar></w:tblPr>
  </w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
  <w:style w:type="paragraph" w:styleId="Title">
    <w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>
    <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/>
    <w:jc w:val="center"/></w:pPr>
    <w:rPr><w:b/><w:sz w:val="{half_points(rules.title)}"/></w:rPr>
  </w:style>
  {headings}
  <w:style w:type="paragraph" w:styleId="Header">
    <w:name w:val="header"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
    <w:rPr><w:sz w:val="{half_points(rules.page_number)}"/></w:rPr>
  </w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="{CELL_STYLE}">
    <w:name w:val="{CELL_STYLE}"/><w:basedOn w:val="Normal"/><w:qFormat/>
    <w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
  </w:style>
</w:styles>"""


def _heading(level: int, size: str) -> str:
    return f"""<w:style w:type="paragraph" w:styleId="Heading{level}">
    <w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
    <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="120"/>
    <w:outlineLvl w:val="{level - 1}"/></w:pPr>
    <w:rPr><w:b/>{"<w:i/>" if level == 3 else ""}<w:sz w:val="{size}"/></w:rPr>
  </w:style>"""
