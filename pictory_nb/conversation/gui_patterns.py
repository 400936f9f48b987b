"""What GUI instructions look like, in English and Chinese, and which of their words ask for what."""

from __future__ import annotations

import re

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|`[^`]+`")
_I = re.IGNORECASE

# What may stand before an instruction that speaks to the user.
_LEAD = (
    r"(?:(?:please|now|then|and|or|so|just|simply|next|first|finally|lastly|also|afterwards|after that"
    r"|alternatively|otherwise|easily|directly|again"
    r"|you (?:can|could|may|might|should)(?: now| also| then| always| easily| simply)?|you'll|you will"
    r"|(?:can|could|would|will) you(?: please)?|you(?:'ll)? (?:just |only )?(?:need|have|want) to"
    r"|you might want to|feel free to|be sure to|make sure to|try to|remember to|don't forget to"
    r"|go ahead and|all you have to do is|(?:i|we)(?:'d| would)? (?:suggest|recommend)(?: that)? you"
    r"|(?:next|final|last) step:|tip:|note:|hint:|step \d+[.:]"
    r"|to (?:export|download|preview|edit)[^,:]{0,40}:"
    r"|(?:to|when|whenever|once|if|after|before|for|in|at|on|from|as soon as) [^,.:]{1,90},)[\s,]*+)*+"
)
_UI_PLACE = (
    r"(?:buttons?|panels?|tabs?|menus?|icons?|side ?bars?|tool ?bars?|top bar|editor|canvas|drop-?down"
    r"|settings|preview (?:window|area|pane)|(?<=the )preview(?! of)|(?:media|asset) library|library panel"
    r"|sliders?|playhead|work ?space|dashboard|(?:your |the )account|billing|avatar|dialog(?:ue)?"
    r"|player|(?:account|billing|pricing|this) page|search bar|inspector|propert(?:ies|y editor)"
    r"|colou?r picker|upload (?:area|box|zone)|subscription|[\w-]+ pane|title bar|check ?box"
    r"|(?:text|input) (?:box|field)|(?:text|crop|trim|cut|split|select(?:ion)?|razor|colou?r) tool)"
)
_UI = (
    rf"(?:{_UI_PLACE}|timeline|handles?|account|the page|left-hand side|right-hand side"
    r"|(?:upper|top|bottom)[- ](?:right|left)(?:[- ]hand)?(?: corner)?|corner of the (?:screen|editor))"
)
_NAMES = (
    r"(?:Export|Download|Save|Preview|Play|Upload|Undo|Redo|Regenerate|Generate|Continue|Next|Delete"
    r"|Split|Apply|OK|Done|Import|Share|Publish|Render|Enter|Ctrl|Cmd|Billing|Confirm)"
)
_NAMED = rf"(?:[\"“「【\[*`]+[\w ]|(?:the |on )?(?-i:{_NAMES})\b)"
_THING = (
    r"(?:the|your|any|a|an|it|this|that|each|on|one of|\w+ (?:clip|scene|track|title|layer|file)"
    r"|(?:scene|clip|track|segment|layer|title|caption|photo|image)s? \d+)"
)
_BY_HAND = (
    r"(?:grab|hold|pull|slide|move|adjust|change|edit|trim|replace|add|set|search|browse|collapse|enable"
    r"|disable|turn|zoom|export|download|save|share|publish|upload|import|resize|rename|cut|split|copy|paste"
    r"|type|enter|lower|raise|increase|decrease|reduce|reorder|rearrange|tweak|customi[sz]e|fine-tune"
    r"|modify|lock|mute|hide|show|arrange|delete|remove)"
)

_ENGLISH = tuple(
    re.compile(_LEAD + body, _I)
    for body in (
        (
            rf"(?:left-|right-|double-|double )?click(?:ing)? (?:on |onto )?(?:the|your|any|a|an|it|this"
            rf"|that|here|each|one|{_NAMED}|(?-i:[A-Z])|(?:{_NAMES})\b)"
        ),
        r"(?:double|long)[- ]?(?:tap|press)(?:ing)? (?:on )?(?:the|your|any|a|it)\b",
        (
            rf"(?:{_BY_HAND}|click through|browse|toggle|close|minimi[sz]e|look (?:into|inside|under|in)) "
            rf"(?:(?:the|your|through the|through your) )(?:[\w-]+ ){{0,2}}(?:{_UI_PLACE}|handles?)\b"
        ),
        (
            rf"(?:double-)?(?:tap|press|hit|toggle|push)(?: on)? (?:.{{0,60}}\b{_UI}\b|{_NAMED}"
            r"|(?:play|pause|export|download|undo|save|delete|enter|the space ?bar)"
            r"(?=\s*(?:$|[.,!;]|(?:to|when|if|once|button|icon|key)\b|in the)))"
        ),
        (
            rf"{_BY_HAND}\b[^.]{{0,70}}\b(?:in|on|at|from|with|using|via|through|under|inside|into|onto"
            rf"|over) (?:the|your|its) [^.,]{{0,30}}?\b{_UI_PLACE}\b"
        ),
        r"(?:grab|hold|pull|slide|stretch) (?:the|its|one) [^.]{0,30}\b(?:edge|end|handle|corner|border)s?\b",
        (
            rf"[^.]{{0,60}}\b(?:is|are|will be|can be) (?:now |also )?(?:shown|displayed|listed|available"
            r"|visible|found|located)\b[^.]{0,15}\b(?:on|in|at|under|inside) (?:the|your) "
            rf"[^.]{{0,20}}\b{_UI_PLACE}\b"
        ),
        (
            rf"(?:there(?:'s| is) (?:an?|the) (?-i:{_NAMES})\w* (?:button|icon|tab|menu|panel)"
            rf"|the (?-i:{_NAMES})\w* (?:button|icon|tab|menu|panel) (?:will|lets|allows|is|can|has)\b)"
        ),
        rf"(?:i|we)(?:'d| would)? (?:suggest|recommend) \w+ing\b[^.]{{0,60}}\b{_UI}\b",
        (
            rf"(?:select|choose|pick) (?:.{{0,60}}\b(?:{_UI}|files? from)\b|{_NAMED}|[^.]*\b(?:and|then)"
            rf" (?:press|click|hit)\b)"
        ),
        (
            r"(?:open|go to|go into|head(?: over)? to|navigate to|switch to|visit|access|expand|see|find"
            r"|check|use|look at|have a look at|take a look at(?: it)?|return to|hover over|locate|look for"
            r"|(?:scroll|scrub)(?: up| down)? (?:to|through|along|over|in)) "
            rf"[^.]{{0,60}}?\b{_UI}\b"
        ),
        (
            r"(?:drag|drag and drop|drag-and-drop)(?:ging)? (?:and drop )?"
            rf"(?:{_THING}|them|files?|images?|photos?|clips?)\b"
        ),
        r"(?:click|press|hold|tap)(?: and|,)? (?:hold and )?drag(?:ging)?\b",
        (
            rf"{_BY_HAND}\b[^.]{{0,60}}\bby (?:(?:double-|right-)?clicking|selecting|dragging|pressing"
            r"|tapping|hovering)\b"
        ),
        r"drop [^.]{1,40} (?:on|onto|into|in|over|to) (?:the|this|your)\b",
        (
            rf"(?:preview|watch|review|view|see|check|inspect|find)\b[^.]{{0,50}}\b(?:in|on|at|from)"
            rf" (?:the |your )?(?:\w+ )?{_UI}\b"
        ),
        (
            rf"(?:take|have) a (?:quick )?look\b[^.]{{0,40}}\b(?:in|at|on) (?:the |your"
            rf" )?[^.]{{0,20}}\b{_UI}\b"
        ),
        r"(?:refresh|reload) (?:the|this|your) (?:page|browser|editor)",
        r"close (?:the|this) (?:\w+ )?(?:dialog|panel|window|menu|tab)\b",
        (
            r"the (?:export|download|upload|save|play|preview|undo) (?:button|icon|option|tab)"
            r" (?:is|can be|sits|lives|stands|appears)\b"
            r"[^.]{0,30}\b(?:editor|tool ?bar|screen|page|panel|app|window|menu|bar)\b"
        ),
        rf"(?:find|see|notice) (?:the|an?) [^.]{{0,30}}\b{_UI}\b",
        (
            rf"the (?-i:{_NAMES})\w* (?:button|icon|panel|tab|menu|option)"
            r" (?:is|can be|sits|lives|stands|appears) (?:located|found|at|in|on)\b"
        ),
        (
            r"(?:play|pause|scrub)\b[^.]{0,30}\b(?:in|on|with) the (?:\w+ )?(?:timeline|player|editor"
            r"|preview|playhead)\b"
        ),
        r"(?:export|download) (?:it|the video|your video)?\s*(?:from|using|via|with|by clicking) the\b",
    )
)
_ADDRESSED = re.compile(
    r"(?:(?:and|so|then|also|now|to [^,.]{1,60},|if [^,.]{1,60},)\s*+)*+(?:you can|you could|you may"
    r"|feel free to|you should|you'll|you will|simply|please|just)\b"
    rf"[^.]{{0,90}}?\b(?:(?:by|after) (?:(?:double-|right-)?clicking|dragging|using|selecting"
    rf"|opening|pressing|tapping"
    rf"|going to|adjusting|moving|hovering)|(?:with|using|via|through|from|in|on|at|under|inside)"
    rf" (?:the|your)"
    rf"[^.,]{{0,40}}?\b{_UI})\b",
    _I,
)
SOMEONE = re.compile(
    r"\b(?:she|he|they|man|woman|girl|boy|child|users?|customer|person|hand|finger|cursor|camera"
    r"|hero|team)\b"
    r"|她|他|女孩|男孩|男人|女人|用户|主角|小孩|孩子|老师|学生|手指|一只手|光标|镜头|画面|人物|顾客"
    r"|客户|同事|团队",
    _I,
)


_LEAD_ZH = (
    r"(?:请您?|欢迎|不妨|尽管|随时|您|你|可以|可|也|现在|然后|接着|之后|直接|只需要?|只要|需要|先|再|最后|并且?|或者?"
    r"|如需[^,，]{0,20}[,，]?"
    r"|(?:如果|若|若要|要想|想要|要|想|当|等)[^,，]{0,30}[,，]|满意(?:后|的话)?[,，]?|完成(?:后"
    r"|之后)[,，]?|确认(?:后|无误后)[,，]?"
    r"|(?:提示|下一步|注意|第[一二三四五]步)[:：]"
    r"|[^,，她他我人手]{1,16}(?:后|之后|以后|的话|时|完成)[,，]|[\s,，])*+"
)
_UI_ZH = (
    r"(?:按钮|按键|面板|页面|时间线|时间轴|轨道区|菜单|图标|侧边栏|侧栏|工具栏|编辑器|画布|设置"
    r"|素材库|媒体库|滑块|滑杆|窗口|个人中心|账户|账号"
    r"|账单|头像|视图|播放器|播放键|导出键|对话框|弹窗|右上角|左上角|右下角|左侧|右侧|上方|下方|区域"
    r"|选项卡|标签页|工作区|取色器|调色板|选择器|手柄|(?:顶部|底部|导航|状态|标题|菜单)栏)"
)
_CHINESE = tuple(
    re.compile(_LEAD_ZH + body)
    for body in (
        r"(?:在|从)[^,，]{1,14}(?:上|中|里|内)?(?:拖动|拖拽|双击|单击|点击|点选|右键)(?!率|量|数|着|了)",
        r"(?:通过|使用|用|利用)[^,，]{0,16}(?:拖动|拖拽|双击|点击|按钮|面板|滑块|(?:导出|下载|上传|预览|撤销|分享)功能)",
        r"(?:在[^,，]{1,15})?(?:点击|单击|双击|点按|点选|右键(?:点击|单击)?|轻触|轻点)(?!率|量|数|着|了)",
        rf"(?:点(?:一下|开|一点)?|按一下)[^,，]{{0,12}}(?:{_UI_ZH}|[“「【\"])",
        rf"(?:在|从)[^,，]{{0,12}}{_UI_ZH}(?:页面)?[里中上内]?(?:选择|选中|选|点|勾选|打开|输入|拖)",
        r"按(?:下|一下|住)?[^,，]{0,12}(?:键|按钮)",
        r"按(?:下|住)?\s*(?i:ctrl|cmd|command|shift|alt|delete|enter|esc)\b",
        rf"(?:打开|前往|进入|切换(?:到|至)|转到|到|去|访问|展开|回到|查看|使用|用)[^,，]{{0,16}}{_UI_ZH}",
        r"(?:将|把)[^,，。]{1,18}?(?:拖拽|拖动|拖放|拖曳|拖)(?:到|至|入|进)",
        r"(?:拖拽|拖动|拖放|拖曳)(?!着|了)",
        (
            rf"在[^,，]{{0,12}}{_UI_ZH}(?:页面)?[里中上内]?(?:可以|即可|直接)?(?:预览|查看|播放|找到"
            rf"|编辑|修改|调整|充值)"
        ),
        (
            r"(?:选中|选择)(?:[^,，]{0,12}(?:后|并|然后)[,，]?(?:按|点)|[“「【\"]|[^,，]{0,10}(?:按钮"
            r"|选项|菜单))"
        ),
        r"(?:选中|选择)[^,，]{0,10}(?:图层|片段|轨道)[,，]?$",
        r"[^,，。]{0,16}(?:显示|展示|列|位于)在?[^,，。]{0,12}(?:页面|面板|菜单|个人中心|设置|工具栏)",
        (
            rf"[^,，。]{{0,16}}可以?(?:直接)?在[^,，]{{0,12}}{_UI_ZH}(?:页面)?[里中上内]?"
            r"(?:查看|看到|找到|修改|调整|更改|编辑|充值|下载|导出)"
        ),
        r"按住[^,，]{0,14}拖",
        r"(?:将|把)[^,，。]{1,18}?(?:往|向)[上下左右前后里外][面边方]?拖",
        (
            r"(?:导出|下载|上传|撤销|保存|播放|预览|设置)(?:按钮|图标|菜单|面板|选项)(?:就)?(?:在|位于)"
            r"[^,，。]{0,10}(?:编辑器|页面|工具栏|界面|屏幕|窗口|菜单|面板|右上角|左上角|顶部|底部)"
        ),
        r"刷新(?:一下)?(?:页面|网页|浏览器)",
        r"关闭[^,，]{0,8}(?:对话框|面板|窗口|弹窗)",
    )
)
_ADDRESSED_ZH = re.compile(
    r"(?:请|您可以|你可以|可以|您可|也可以)(?!告诉|描述|说明|提供)[^,，。]{0,30}(?:按钮|面板|菜单|侧边栏|工具栏|播放器|编辑器|画布"
    r"|素材库|预览窗口|个人中心|账单页|账户页|播放键|滑块)"
)
INSTRUCTIONS = (*_ENGLISH, *_CHINESE, _ADDRESSED, _ADDRESSED_ZH)
INVITES = (
    re.compile(r"you can (?:now )?(?:export|download) (?:it|the|your)", _I),
    re.compile(r"(?:您|你)?(?:现在)?可以(?:直接)?(?:导出|下载)(?:视频|了)"),
)

CREDITS = re.compile(
    r"\b(?:account|billing|credits?|balance|avatar|top up|subscription|pricing)\b"
    r"|账户|账号|账单|余额|积分|充值|个人中心|头像|订阅",
    _I,
)
UPLOAD = re.compile(
    r"\b(?:upload|import)\b|\b(?:drag|drop)\b[^.]*\b(?:files?|folder)\b"
    r"|\b(?:drag|drop)\b[^.]*\b(?:your own|images|photos|pictures|footage|videos|media panel|media"
    r" library)\b"
    r"|files? from your|拖[^,，]*(?:素材库|媒体库)|添加(?:媒体|文件|素材)"
    r"|电脑[中里上]的|上传|导入|(?:将|把)?文件[^,，]*拖|拖[^,，]*文件",
    _I,
)
EXPORT = re.compile(
    (
        r"\b(?:export|download|render)\b|\bsave (?:it|the video|your video)\b|\bpublish\b|导出|下载"
        r"|保存(?:视频|到)"
    ),
    _I,
)
EDIT = re.compile(
    r"\b(?:drag|trim|(?<!the )(?<!this )(?<!each )(?<!every )change"
    r"|adjust|edit|remove|delete|add|split|reorder|rearrange|move|lower|raise"
    r"|increase|decrease"
    r"|reduce|shorten|lengthen|crop|undo|redo|revert|regenerate|generate|continue|replace|resize"
    r"|rename|retime|mute"
    r"|type|customi[sz]e|modify|fine-tune|rotate|swap|duplicate|turn (?:up|down|off|on)|turn them"
    r"|turn it|hide|disable|enable|cut|slider|handles?"
    r"|choose (?:another|a different|a new)|font|colou?r|longer|shorter|bigger|smaller|louder|quieter)\b"
    r"|ctrl|cmd|拖|(?<!切)换|字体|字号|颜色|复制|静音|修改|调整|更换|删除|裁剪|分割|撤销|重做|重新生成|添加|编辑|更改|替换|移动|缩短"
    r"|调节|滑块",
    _I,
)
VIEW = re.compile(
    r"\b(?:preview|timeline|open|see|view|watch|review|play|player|look|check|find|go|switch"
    r"|navigate|panel)\b"
    r"|预览|查看|时间线|时间轴|播放|打开|面板|切换|进入|前往",
    _I,
)
SCRUB = re.compile(
    r"\b(?:scrub|drag)\b[^.]*\b(?:playhead|timeline) to (?:see|watch|check|preview|review|find)\b"
    r"|(?:拖动|滑动|拖拽)[^,，]{0,4}(?:时间线|时间轴|播放头|进度条)[^,，]{0,6}(?:查看|预览|看|浏览)",
    _I,
)
"""Moving through the film to see it is no edit."""
IDLE = re.compile(
    r"\bclick(?:ing)? (?:on )?(?:the )?[\"“*\[]*(?:save|ok|close|cancel|done|apply|x)\b|\b(?:refresh"
    r"|reload|close)\b"
    r"|保存按钮|保存更改|刷新|关闭|确定|取消",
    _I,
)

PART = re.compile(
    r"\s*[,;，；]\s*(?:(?:and|so|then|but|or)\b\s*)*|\s+[–—-]\s+"
    r"|\s+(?:and|so|but) (?=(?:then |now )?(?:you can|you may|you could|please|feel free))"
    r"|\s+and (?=then (?:click|press|open))|\s+or (?=(?:click|press|hit|tap|open|drag|use|go to"
    r"|double|select)\b)",
    _I,
)
INTRO = re.compile(
    r"(?:to|when|whenever|once|if|after|before|for|in|at|on|from|as soon as|now|next|then|finally"
    r"|first|also|please)\b"
    r"|如果|要(?!求)|想|若|满意|完成|确认|如需|想要|要想|当|等|需要.*的话|没有问题|现在|然后|接着"
    r"|[^她他我人手]{1,16}(?:后|之后|以后|的话|时|完成)$",
    _I,
)
TAIL = re.compile(
    r"(?:(?:and|then|or)\s+)?(?:choose|select|pick|type|enter|press|set|confirm|hit|save|drop"
    r"|release|hold|adjust|move"
    r"|where you|there you|which will|it will|and it|to)\b"
    r"|选择|进入|打开|前往|切换|调|然后|即可|再|并|就|来|按|输入|确认"
    r"|以便|这样|修改|调整|更换|删除|更改|拖",
    _I,
)
OPENING_SYMBOLS = re.compile(r"^[^\w\"“「『《‘'`(（\[【]+")
END = re.compile(r"[.!?。！？…]+[\"”*_」』)）\]]*\s*$")
