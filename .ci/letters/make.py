#!/usr/bin/env python3
"""Writes the default templates of letters, config/letters/*.docx, byte for byte the same at each run; needs Python alone.

The layout is that of a letter (信函格式) after GB/T 9704-2012, chapter 10.1: A4, margins 37/35/28/26 mm; the name of the body
in red, its upper edge 30 mm from the edge of the page; a red double line of 170 mm 4 mm below it and another 20 mm from the
page's lower edge; the number at the right, 7/8 of a character below the line; two blank lines; the title in 小标宋 of 22 pt,
text in 仿宋 of 16 pt with 28.95 pt from line to line; note (附注) below the date, copies (抄送) at the foot of the last page.
An office edits its own copies in Word or WPS; nobody needs this script for that.
"""
import pathlib
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "config" / "letters"

MATTER = "{{序号}}．“{{要点}}”{{承办}}的“{{事项}}”，办理期限为{{期限}}，已超过{{超期}}{{提醒}}。"

# Title, line by line: no word is broken. Text before the matters, and behind them.
BODIES = {
    "tip": (
        ["关于按期办理未成年人保护工作任务的", "工作提示"],
        ["截至本函签发之日，下列由贵单位办理的未成年人保护工作任务已超过期限，尚未办结："],
        [
            "请贵单位抓紧办理，并在未保工作系统中如实填报进展；确有困难的，请书面说明情况。",
            "特此提示。",
        ],
    ),
    "supervision": (
        ["关于督促办理未成年人保护", "逾期工作任务的函"],
        ["截至本函签发之日，下列由贵单位办理的未成年人保护工作任务已超过期限，尚未办结："],
        [
            "请贵单位主要负责同志关注此项工作，查明原因，明确办理时限，自收到本函之日起5个工作日内在未保工作系统中办理，或者书面说明情况。",
            "我办将持续跟踪办理进展，并向领导小组报告。",
        ],
    ),
    "consultation": (
        ["关于商请支持办理未成年人保护", "有关工作事项的函"],
        ["按照本年度未成年人保护工作安排，下列事项请贵单位支持办理，截至本函签发之日尚未收到办理情况："],
        [
            "为统筹推进全市未成年人保护工作，恳请贵单位予以支持，安排办理，并将进展或者意见建议函告我办。",
            "感谢贵单位对未成年人保护工作的支持。",
        ],
    ),
}

# Official writing wants these two; where they are not installed, Word and LibreOffice take the first one that is.
TITLE = ("方正小标宋简体", "华文中宋,STZhongsong,Noto Serif CJK SC,宋体,SimSun")
TEXT = ("仿宋_GB2312", "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC,宋体,SimSun")
RED = "FF0000"
LINE = 579

# Twentieths of a point: the height of the name's line, from there to the double line, and from that to the number's line.
MARK = 510
BELOW_MARK = 160
BELOW_LINE = 105

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text, font=TEXT[0], size=32, more=""):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    return f'<w:r><w:rPr>{fonts}{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, align="both", spacing=f'w:line="{LINE}" w:lineRule="exact"', indent="", before="", above=0):
    ind = f"<w:ind {indent}/>" if indent else ""
    return f'<w:p><w:pPr>{before}<w:spacing w:before="{above}" w:after="0" {spacing}/>{ind}<w:jc w:val="{align}"/></w:pPr>{content}</w:p>'


def indented(content, keep=False):
    return paragraph(content, indent='w:firstLineChars="200" w:firstLine="640"', before="<w:keepNext/>" if keep else "")


def double_line(kind, side, above=0):
    """The red double line is 170 mm wide, the text 156 mm."""
    border = f'<w:pBdr><w:{side} w:val="{kind}" w:sz="24" w:space="0" w:color="{RED}"/></w:pBdr>'
    return (
        f'<w:p><w:pPr>{border}<w:spacing w:before="{above}" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:ind w:left="-397" w:right="-397"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def document(title, opening, closing):
    empty = paragraph(run(""))
    title = "</w:t><w:br/><w:t>".join(title)
    parts = [
        paragraph(
            run("{{落款}}", TITLE[0], 48, f'<w:color w:val="{RED}"/>'),
            "center",
            f'w:line="{MARK}" w:lineRule="exact"',
            'w:left="-397" w:right="-397"',
        ),
        double_line("thickThinSmallGap", "top", BELOW_MARK),
        paragraph(run("{{编号}}"), "right", f'w:line="{LINE}" w:lineRule="exact"', above=BELOW_LINE),
        empty,
        empty,
        paragraph(run("{{标题}}" + title + "{{/标题}}", TITLE[0], 44), "center", 'w:line="680" w:lineRule="exact"'),
        empty,
        paragraph(run("{{主送}}：")),
        indented(run("{{正文}}")),
        *[indented(run(each)) for each in [*opening, MATTER, *closing]],
        indented(run("{{/正文}}")),
        indented(run("依据：{{依据}}"), keep=True),
        paragraph(run(""), before="<w:keepNext/>"),
        paragraph(run("{{落款}}"), "right", indent='w:rightChars="200" w:right="640"', before="<w:keepNext/>"),
        paragraph(run("{{日期}}"), "right", indent='w:rightChars="400" w:right="1280"', before="<w:keepNext/>"),
        indented(run("{{附注}}")),
        paragraph(
            run("抄送：{{抄送}}。", TEXT[0], 28),
            indent='w:left="1120" w:right="280" w:hanging="840"',
            before='<w:framePr w:w="8844" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>',
        ),
    ]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1701" w:right="1474" w:bottom="1984" w:left="1588" w:header="567" w:footer="1134" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"{HEADER}<w:document {NAMES}><w:body>{''.join(parts)}{section}</w:body></w:document>"


def header(height):
    """Empty; a high one moves the text of its page down, so that the later pages begin at 37 mm and the first at 30 mm."""
    spacing = f'w:line="{height}" w:lineRule="exact"'
    spacing = f'w:line="{height}" w:lineRule="exact"'
    return f'{HEADER}<w:hdr {NAMES}>{paragraph("", spacing=spacing)}</w:hdr>'


def page_number():
    def field(kind):
        return f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    number = field("begin") + code + field("separate") + run("2", "宋体", 28) + field("end")
    content = run("— ", "宋体", 28) + number + run(" —", "宋体", 28)
    return f'{HEADER}<w:ftr {NAMES}>{paragraph(content, "center")}</w:ftr>'


def font(name, fallback):
    return f'<w:font w:name="{name}"><w:altName w:val="{fallback}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'


def files(title, opening, closing):
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    package = "http://schemas.openxmlformats.org/package/2006/"
    parts = [("styles", "styles"), ("fontTable", "fontTable"), ("footer", "footer1"), ("footer", "footer2")]
    parts += [("header", "header1"), ("header", "header2")]
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{office}{kind}+xml"/>'
        for kind, part in [("document.main", "document"), *parts]
    )
    related = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{relations}{kind}" Target="{part}.xml"/>' for i, (kind, part) in enumerate(parts)
    )
    return {
        "[Content_Types].xml": f'{HEADER}<Types xmlns="{package}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEADER}<Relationships xmlns="{package}relationships"><Relationship Id="rId1" '
        f'Type="{relations}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEADER}<Relationships xmlns="{package}relationships">{related}</Relationships>',
        "word/document.xml": document(title, opening, closing),
        "word/styles.xml": f'{HEADER}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{TEXT[0]}" '
        f'w:hAnsi="{TEXT[0]}" w:eastAsia="{TEXT[0]}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        f'</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
        "word/fontTable.xml": f"{HEADER}<w:fonts {NAMES}>{font(*TITLE)}{font(*TEXT)}</w:fonts>",
        "word/footer1.xml": page_number(),
        "word/footer2.xml": f'{HEADER}<w:ftr {NAMES}>{double_line("thinThickSmallGap", "bottom")}</w:ftr>',
        "word/header1.xml": header(1531),
        "word/header2.xml": header(20),
    }


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, words in BODIES.items():
        with zipfile.ZipFile(FOLDER / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in files(*words).items():
                archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)


main()
