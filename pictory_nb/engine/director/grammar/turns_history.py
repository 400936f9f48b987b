"""Turns of phrase about undoing and versions."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

_FIRST = r"(?:最开始|最初|一开始|最早|最先|原来|原先|原始|起初)"
_LIKED = r"(?:like|liked|prefer|preferred|loved|miss|want)"
_BACK = (
    r"(?:(?:so |and )?(?:please )?(?:can we|could we|can you|could you|let['’]?s|may i|i want to|we should)? ?(?:go|bring|get|put|give|take|have|return|switch|use)"
    r"(?: me| us)?(?: back)?(?: to)?(?: that| it| this| there)?(?: one| version)?(?: back| again)?(?: please)?)"
)

HISTORY: tuple[tuple[str, str], ...] = (
    (
        r"^(?:please )?(?:switch|change|jump|return|revert|move|get) (?:it )?(?:back )?to version (\d+)(?: please)?(?=[.!]?$)",
        r"go back to version \1",
    ),
    (
        r"^(?:刚才|刚刚|上次|最后)的?(?:那[个次处步])?(?:修改|改动|操作|编辑)(?:请|麻烦)?(?:撤销|撤回|取消|还原)(?:掉|一下|吧)*[。！]*$",
        "撤销",
    ),
    (
        r"^(?:please )?(?:undo|revert|take back) (?:that|this|it|the last (?:change|edit|one))[,;:.] (?!.*\b(?:should|must|make|use|change|set|instead|but|only|keep|remove|delete|add|put|not|n['’]t)\b)[^,;.]*\b(?:was|were|too|looks?|looked|worse|better before)\b[^,;.]*$",
        "undo",
    ),
    (
        r"^(?:please )?(?:go |take (?:it|me) |bring it |everything )?back to (?:how|the way|what) it was (?:when (?:you|we|i) (?:first |originally )?(?:made|created|generated|built) it|at the (?:very )?(?:start|beginning)|in the beginning|originally|at first)$",
        "go back to the original",
    ),
    (
        r"^(?:everything|it all|all) back to the (?:very )?(?:beginning|start|original|first version)$",
        "go back to the original",
    ),
    (
        r"^(?!.*\b(?:not|n['’]t|if|unless)\b)[^.;!?]*\b(?:hash|mess|mistake|wrong|worse|regret|ruined|spoilt|liked|better|prefer(?:red)?|earlier version)\b[^.;!?]*[.;,!:] (?:so )?(?:perhaps |maybe )?(?:please |kindly |(?:would|could|can) you (?:please |kindly )?|we had best |we should |let['’]?s )*(?:take me back one step|go back (?:one|a) step|undo (?:it|that|this|the last (?:change|edit|step)))[?.!]*$",
        "undo",
    ),
    (
        r"^(?!.*\b(?:not|n['’]t|if|unless)\b)[^.;!?]*\b(?:hash|mess|mistake|wrong|worse|regret|ruined|spoilt|liked|better|prefer(?:red)?)\b[^.;!?]*[.;,!:] (?:so )?(?:perhaps |maybe )?(?:please |kindly |(?:would|could|can) you (?:please |kindly )?|we had best |we should |let['’]?s )*(?:return|go back|get back|take me back|revert) to the (?:very )?(?:first|original) (?:version|one|draft|cut)[?.!]*$",
        "go back to the original",
    ),
    (r"^(?:please )?forget (?:my|the|that) last (?:change|edit|step)(?=[.!]?$)", "undo"),
    (
        r"^i liked it (?:better|more) before (?:that|the|this|my) (?:last )?(?:edit|change|step)(?=[.!]?$)",
        "undo",
    ),
    (r"^((?:please )?undo (?:the |my )?last (?:two|three|2|3)) things(?=[.!]?$)", r"\1 changes"),
    (
        r"^(?:please )?(?:scrap|discard|drop|undo) all (?:of )?(?:my|the|our) (?:edits|changes)(?: and (?:start|begin) (?:again )?(?:from|with) the (?:first|original)(?: one| version)?(?: again)?)?(?=[.!]?$)",
        "go back to the original",
    ),
    (
        rf"^(?:i|we) {_LIKED} (?:the )?(?:very )?(?:first|original|initial) (?:version|one|cut|draft)(?: (?:best|better|more|most|back))?[,.;!]? ?{_BACK}?[?.!]*$",
        "go back to the original",
    ),
    (
        rf"^(?:i|we) {_LIKED} version (\d+)(?: (?:best|better|more|most|back))?[,.;!]? ?{_BACK}?[?.!]*$",
        r"go back to version \1",
    ),
    (
        rf"^(?:the )?(?:very )?(?:first|original) (?:version|one|cut|draft) (?:was|is|looked|looks) (?:\w+ )?(?:better|best|nicer|good|fine)[,.;!]? ?(?:so )?{_BACK}?[?.!]*$",
        "go back to the original",
    ),
    (
        r"^(?:please )?(?:undo|cancel|revert|reverse|discard|annul|take back) (?:the|my|that) (?:very )?(?:last|latest|previous|most recent) (?:change|edit|thing|step|one|modification)s?(?: (?:that )?(?:i|we|you)(?:['’]ve)? (?:just )?(?:did|done|made|asked for|applied))?(?: please)?$",
        "undo",
    ),
    (
        r"^(?:please )?(?:put|bring|set|change|turn) (?:it|that|everything) back (?:to )?(?:how|the way|what|as) it was(?: before)?(?: (?:i|we|you) (?:changed|edited|touched|moved|made|did)(?:(?! (?:if|and|or|but|unless|once|when|until|except)\b)[^,.;])*)?$",
        "undo",
    ),
    (r"^(?:please )?(?:put|bring|set|change) (?:it|that) back (?:like|as) before$", "undo"),
    (
        r"^(?:no[, ]+)?(?:wait[, ]+)?(?:revert|undo|cancel|reverse) that last (?:edit|change|step|one|thing)$",
        "undo",
    ),
    (
        r"^(?:please )?(?:start over|begin again|start again|restart) (?:from|with) the (?:very )?(?:first|original) (?:draft|version|cut|edit)(?: (?:we|you|i) (?:had|made|did))?$",
        "go back to the original",
    ),
    (r"^(?:还是|请)?(?:改|换|退|恢复|回)?回(?:到)?上一步(?:的)?(?:样子|状态|版本)?[吧。！]*$", "撤销"),
    (r"^(?:please )?check ?out version (\d+)$", r"go back to version \1"),
    (
        rf"^(?:我)?(?:还是|觉得|感觉|更喜欢)*{_FIRST}(?:的)?(?:那|这)?(?:个|一)?(?:版本?|稿|样子)(?:更|比较|最)?(?:好|好看|顺眼|合适|行|不错)?(?:一?点|些)?[，,。]?(?:还是|请|给我|帮我|把它)*(?:退|回|恢复|换|改|还原|用|要)?(?:回|到)?(?:去|来|那个|那版|那一版)?[。！!]*$",
        "回到最初",
    ),
    (
        r"^(?:我)?(?:还是|觉得|感觉|更喜欢)*(?:第)?([一二三四五六七八九\d]+)版(?:更|比较|最)?(?:好|好看|顺眼|合适|行|不错)(?:一?点|些)?[，,。]?(?:还是|请|给我|帮我|把它)*(?:退|回|恢复|换|改|还原|用|要)?(?:回|到)?(?:去|来|那个|那版|那一版)?[。！!]*$",
        r"回到第\1版",
    ),
    (r"^(?:(?:欸|诶|哎|呃|啊|额)?不对|错了)[，,。]\s*(?=复原|还原|撤|恢复|退回|回到)", ""),
)
