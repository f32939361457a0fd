"""Writes glyphs.json: outlines of the characters that labels are made of. Needs fontTools and the font named below."""

import json
import sys
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTCollection

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
CHINESE = (
    "人工智能生成合内容由本文图片视频音为作品部分辅助疑似可经参与编辑修改制机器模型大语言标识声明此画面"
    "（）【】《》“”，。：、·—提示请注意甄别仅供考不代表立场虚拟景数字手回答服务的是和及含有在中段篇档表格以下上述信息结果译"
)


class OutlinePen(BasePen):
    """Absolute integers: M x y, L x y, C x1 y1 x2 y2 x y, Z; y points up."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.parts = []

    def _put(self, letter, *points):
        self.parts.append(letter + " ".join(str(round(n)) for point in points for n in point))

    def _moveTo(self, point):
        self._put("M", point)

    def _lineTo(self, point):
        self._put("L", point)

    def _curveToOne(self, one, two, point):
        self._put("C", one, two, point)

    def _closePath(self):
        self._put("Z")


fonts = TTCollection(sys.argv[1] if len(sys.argv) > 1 else FONT)
font = next(one for one in fonts if one["name"].getDebugName(4) == "Noto Sans CJK SC Bold")
glyphs, names = font.getGlyphSet(), font.getBestCmap()
rows = []
for character in sorted({chr(code) for code in range(0x20, 0x7F)} | set(CHINESE)):
    name = names[ord(character)]
    pen = OutlinePen(glyphs)
    glyphs[name].draw(pen)
    rows.append(f"    {json.dumps(character, ensure_ascii=False)}: {json.dumps([round(glyphs[name].width), ''.join(pen.parts)])}")
head = {"font": font["name"].getDebugName(4), "version": font["name"].getDebugName(5), "unitsPerEm": font["head"].unitsPerEm}
lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
with open("glyphs.json", "w", encoding="utf-8") as file:
    file.write("{\n" + "\n".join(lines) + '\n  "glyphs": {\n' + ",\n".join(rows) + "\n  }\n}\n")
