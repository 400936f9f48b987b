"""A message in the signs that the grammar knows: simplified Chinese, what sounds alike, marks where people leave a space; texts stay as typed.

One sign becomes one sign, so that what stands where in a message stays there.
"""

# ruff: noqa: E501 (the docstring reads best when it is not cut)

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from pictory_nb.engine.director.grammar.han.typed import as_sounded
from pictory_nb.engine.director.grammar.marks import with_marks
from pictory_nb.engine.director.grammar.readings import Mended, Reading
from pictory_nb.engine.director.operations import AskError
from pictory_nb.engine.director.references import QUOTED

_TRADITIONAL = (
    "萬與醜專業東丟兩個箇為爲舉麼麽樂習於產産親億僅從們價眾衆優會傳體餘倆脩兒剋關內冊寫鼕決準減幾齣擊劃則剛刪別彆製辦務動勵勞勢韆昇陞單佔卽厤曆歷壓厭參蔘發髮變疊隻檯臺颱號閤衕後嚮曏嗎聽啓啟獃唄員週"
    "響囉嘍迴團糰園圍圖場塊墻牆聲處復複夠頭夾學實審傢寬對導將儘盡侷屬佈師帶幀幫乾幹榦並併廣應開棄張彈強歸噹當彔錄録綵誌唸總慣願戶纔託釦執掃報擔擇捱換據擱擺襬數斷無時晝顯暫闇麯麴樸機權條來闆極構槍査"
    "標樣覈檢橫歡畢斃氣沒註瀉潑潔淺潤漸溫滾滿點煉鍊煩燼熱愛狀獨翫環現電畫畵蓋眞碼確禮俬鞦種稱竪豎筆簡類係繫緊紅約純紙紋綫線練組終紹經結給絡統績續綽維綠緑綴緩編縮網職聯膚膠腦腳捨節範營藍慮雖銜補錶裝"
    "見觀規覺計訂認討讓議記講許設識訴詞譯試詩話該語誤說説誒請讀誰調談謝貝質貼費賀賅讚贊趕車軌轉軟軸輕載較輔輯輸辭邊過運還這進遠連適選郵鄰埰寀採裏裡鑑鑒鈡鍾鐘鈕鏈銷錯鏡長閉問間閱閲隊陽陣險隨隱靜麪麫"
    "麵韓頁頂項順須鬚顧預頻題顏顔額顛風馬駕騎黃齊"
)
_SIMPLIFIED = (
    "万与丑专业东丢两个个为为举么么乐习于产产亲亿仅从们价众众优会传体余俩修儿克关内册写冬决准减几出击划则刚删别别制办务动励劳势千升升单占即历历历压厌参参发发变叠只台台台号合同后向向吗听启启呆呗员周"
    "响啰喽回团团园围图场块墙墙声处复复够头夹学实审家宽对导将尽尽局属布师带帧帮干干干并并广应开弃张弹强归当当录录录彩志念总惯愿户才托扣执扫报担择挨换据搁摆摆数断无时昼显暂暗曲曲朴机权条来板极构枪查"
    "标样核检横欢毕毙气没注泻泼洁浅润渐温滚满点炼炼烦烬热爱状独玩环现电画画盖真码确礼私秋种称竖竖笔简类系系紧红约纯纸纹线线练组终绍经结给络统绩续绰维绿绿缀缓编缩网职联肤胶脑脚舍节范营蓝虑虽衔补表装"
    "见观规觉计订认讨让议记讲许设识诉词译试诗话该语误说说诶请读谁调谈谢贝质贴费贺赅赞赞赶车轨转软轴轻载较辅辑输辞边过运还这进远连适选邮邻采采采里里鉴鉴钟钟钟钮链销错镜长闭问间阅阅队阳阵险随隐静面面"
    "面韩页顶项顺须须顾预频题颜颜额颠风马驾骑黄齐"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_QUOTED_TEXT = re.compile(QUOTED)


def simplified(message: str) -> str:
    """Return a message in the signs that the grammar knows, quoted texts as they are."""
    parts: list[str] = []
    position = 0
    for found in _QUOTED_TEXT.finditer(message):
        parts += [_known(message[position : found.start()]), found[0]]
        position = found.end()
    return with_marks("".join(parts) + _known(message[position:]))


def _known(part: str) -> str:
    return part if part.isascii() else as_sounded(part.translate(_TABLE))


def restored(reading: Reading, message: str) -> Reading:
    """Return the reading of a simplified message with the texts that `message` gives as they are typed."""
    plain = simplified(message)
    if plain == message:
        return reading
    if isinstance(reading, Mended):
        return replace(reading, edits=tuple(_with_texts(one, plain, message) for one in reading.edits))
    if isinstance(reading, tuple):
        return tuple(_with_texts(one, plain, message) for one in reading)
    if isinstance(reading, AskError):
        options = (
            replace(option, edits=tuple(_with_texts(one, plain, message) for one in option.edits))
            for option in reading.options
        )
        return AskError(reading.question, tuple(options), reading.completion, is_whole=reading.is_whole)
    return reading


def _with_texts(operation: Any, plain: str, message: str) -> Any:
    typed = {
        field.name: _typed(getattr(operation, field.name), plain, message) for field in fields(operation)
    }
    return replace(operation, **typed)


def _typed(value: Any, plain: str, message: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_typed(one, plain, message) for one in value)
    start = plain.find(value) if isinstance(value, str) and value else -1
    return message[start : start + len(value)] if start >= 0 else value
