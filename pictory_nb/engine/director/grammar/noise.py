"""Words that carry no wish: what people say around an order."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

SMALL = frozenset(
    {
        "in", "to", "be", "with", "as", "that", "from", "on", "should", "let", "by", "become", "comma", "there",
        "i", "gap", "has", "shall_have", "thing", "again_now", "can_i", "so", "go", "wants", "about",
    }
)  # fmt: skip
"""Symbols of the lexicon that a reading without word order may leave aside."""

LIGHT = frozenset({"make", "let", "ba", "become", "wants", "there", "type", "because", "own", "use", "give"})
"""Verbs that only say that something is to be; what, the other words say."""

NOISE = frozenset(
    """
    row afterwards afterward same boss client clients ceo cto cfo manager teacher director mother father friend
    belongs belong sit sits stand live lives part speaks spoken reason wants word current currently
    whose own cinema sentence per each immediately straightaway design guideline guidelines legal marketing
    agreed decided were forgot mention
    they're we're you're i'm he's she's they've we've i've music-wise per
    sharp notch fancy ugly pls plz whatsoever personally somehow bit tad little silly rather nearly almost
    during seconds' long
    actually already altogether anyway asap awesome away badly basically better btw buddy certainly clearly
    colleague colleagues completely consistency course dear definitely directly easily entire entirely
    exactly fine finally folks frankly fully fyi good guys haha hello help hey hi hmm honestly hopefully
    idea imho immediately imo just kind kinda largely  lol look looks love lovely mate mean means much myself
    need needs nice nicely nicer now oh pardon people perfect perhaps place please possible preferably pretty
    probably quite rather ready real really right sir so somehow somewhat soon sort sorta straight suggest super
    sure tbh team than thanks thx tiny totally truly ty um ugh uh very wanna want wants way we well wish work works
    would yeah yep yes yet yo your them they these those whatever wherever here let's think feel feels believe
    guess say says one's it's that's there's i'd i'll we'd we'll she he her his their us me my mine our ours its
    am are do does done having being been had could might ought used get gets got going gonna gotta go goes
    come comes see seen watch show shown given give makes making made put puts take takes took try tried
    maybe? simply plainly properly slightly lightly much far along across overall throughout whole total
    all of the an a and? for at or? too also both each other others
    abeg kindly gladly honest honestly obviously obvious clearly literally seriously definitely certainly absolutely totally hopefully
    ideally frankly genuinely truly surely finally eventually gently softly nicely neatly cleanly smoothly visibly noticeably considerably
    dramatically drastically markedly substantially significantly marginally roughly approximately precisely sharp ish abruptly ward
    bro bruh dude mate man fam lads guys team darling dear love sweetheart sir madam ma'am hola bonjour salut hallo moin servus ciao
    ehm eh erm er em uhm hm hmmm mmm mm aah ooh oi yikes dang damn heck hell bloody freaking effing goddamn wee touch smidge smidgen tad
    whatsoever altogether entirely wholly purely merely solely simply just plainly basically essentially generally usually normally
    nicer better best cooler fresher cleaner classier fancier dynamic elegant modern clickier catchier stronger livelier
    onto upon there here then therein hereby herewith somewhere somehow nope yup yea aye please kindest regards cheers merci danke gracias
    instantly promptly pronto urgently quickly rapidly swiftly speedily immediately soonest earliest tonight
    required essential mandatory necessary desirable preferable suitable appropriate
    viewers viewer audience everyone everybody
    掉 齐 对 出 各 均 试试 俩 足矣 喽 么 咱 咱们 这里 那里 那边 这边 稍微 稍 略 略微 尽量 直接 干脆 立即 立刻 马上 赶紧 快
    职 位 单 独 词 效 果 风 格 样 式 直 接 刚 才 总 共 每 只 边 处 些 次 吧 呢 当 中 里 以 所
    喔 哦 啊 呀 嘛 哈 嗯 呃 就 还 还是 先 再 又 已经 其实 这样 那样 一起 更 比较 好 好的 您 你 他 她 它 们 有 要 想 会 能 应 该 应该 给 让 把
    那 这 张 首 句 话 页 幅 种 样 式 里面 里边 上面 行 吗 嘞 咯 啦 呗 地 得 着 过 来 起来 用 个 些 点 下 上 整 部 全
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)
"""Words without a symbol that a reading without word order may leave aside."""
