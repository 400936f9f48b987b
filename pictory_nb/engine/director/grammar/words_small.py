"""Small words that hold a sentence together, and those that stop it from being an order."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

SMALL_WORDS = {
    "until": "through to|up until|直到|until|till",
    "to": "to|into|through|unto|->|=>|⇒|→|到|至|成",
    "as": "当|当作|作为|用作|当成|as our|as its|as|like|as a|as the|作为|做成背景",
    "with": "with|using",
    "in": "in|of|on|for|at|inside|within|over|on the|里|中|上|里的|中的",
    "from": "from|从",
    "by": "by",
    "after": "straight after|directly after|right behind|directly behind|immediately behind|just behind|right after|subsequent to|directly following|紧跟|after|right after|directly after|immediately after|straight after|following|just after",
    "before": "precede|precedes|come before|comes before|in front of|right in front of|ahead|prior to|just ahead of|directly in front of|shortly before|before|right before|directly before|immediately before|ahead of|just before",
    "between": "in between|sandwiched between|between|介于|在",
    "about": "讲|说到|谈|谈到|讲到|提到的|有关|talking about|which is about|that is about|that deals with|dealing with|where we talk about|where they talk about|that speaks of|which speaks of|on the topic of|about|that mentions|which mentions|mentioning|mentions|that talks about|on the subject of|关于|提到",
    "where": "where it says|where it said|that says|which says|where we say",
    "say": "text reads|states|reading|that has|which reads|which says|with the words|with the line|with the sentence|writes|the words|写成|写道|叫做|内容为|上面写|文案写|文字写|文字是|文案是|内容写|打上|标上|显示为|文字改为|say|写上|says|saying|said|read|reads|reading|with the text|with text|写|说|内容是|写着|that reads",
    "be": "be|is|are|was|是|为",
    "should": "should|must|shall|needs to|has to|ought to|will|应该",
    "and": "and|&|plus|as well as|和|与|跟|以及|并",
    "comma": ",|，|、",
    "then": "then|and then|after that|and also|然后|再|接着",
    "stop": ".|!|。|！|;|；",
    "ask": "?|？",
    "colon": ":|：|=|->>",
    "dash": "-|–|—",
    "hash": "#",
    "nth": "第|number|no|nr",
    "it": "it|它|them|these",
    "that": "刚才改的|刚改的|刚刚改的|刚才那个|刚才的|刚改过的|that|this|those|这个|这",
    "there": "there|这里|那里",
    "i": "i've",
    "two_parts": "成两段|into two pieces|成两个场景|into two separate scenes|two separate scenes|two halves|over two scenes|两半|成两幕|in two|in half|into two|into two scenes|in two scenes|in 2|into 2|两个|成两个|into halves|in two parts",
    "into_one": "成一个场景|成一幕|into just one scene|just one scene|be one scene|one single scene|in one scene|into a single one|into a single|into one single scene|one and the same scene|into one|into one scene|together|into a single scene|成一个",
    "percent": "percent|per cent|pct|百分之",
    "sec": "sec.|秒钟时间|秒的时间|秒长|s.|seconds|second|secs|sec|s|秒|秒钟",
    "min": "minutes|minute|mins|min|分钟|分",
    "half": "half|half a|半",
    "fps": "fps|frames per sec|frames a second|frames each second|frames/s|frames per second|帧",
    "bpm": "bpm",
    "spread": "rather than|as opposed to|instead of the|而非|不再是|替代|取代|instead of|rather than|in place of|而不是|代替",
    "except": "except|except for|but not|apart from|other than|besides|excluding|but for|with the exception of|not counting|除了|除",
    "but": "but|but please|however|不过|但|但是",
    "others": "everything that comes after|what comes after|what is left|别的|剩下的|其它的|后面的|其余的|剩余的|剩下|之外的|以外的|those left|whatever is left|all remaining scenes|remaining scenes|the remaining ones|所有其他|others|the others|the rest|rest|everything else|anything else|all the others|all others|every other one|"
    "all the other scenes|the other scenes|every other scene|其他都|其余都|其他|其余|其它|其他的|其他场景|其余场景|其他场景都",
    "isnt": "shouldn't say|should not say|must not say|not say|doesn't say|isn't to say|is no longer|isn't from|is not from|rather not|并非|而非|not the|not|and not|不是|而不是",
    "where_is": "where is|where's|where are|how big is|how big are|how large is|how large are|what size is|what size are|在哪里|在哪儿|在哪|多大|有多大|什么样|什么样的|what does|啥|哪一个|哪首|哪种|哪些|怎么样|是啥|是哪个|what was|how is|what|who|who's|who is|what's|whats|what is|what are|which|which is|什么|哪个|是什么",
    "how_long": "how long does|how much time|how many seconds does|多少秒|多少时间|几秒|几分钟|有多长|多长时间|总共多长|how long|how many seconds|how many minutes|how long is|how long does|多长|多久",
    "how_many": "number of|how much|几|多少幕|几幕|一共几个|一共多少个|how many are|how many|几个|多少个|多少",
    "how_loud": "how loud",
    "can_i": "can i|could i",
    "has": "do i have|do we have|have we|we have|does it have|have i|are there|are you using|is there|did i|am i|used|playing|has|有|用的是|这是|现在|does",
    # what stops a sentence from being an order
    "not": "hardly|don't|do not|dont|never|unless|if|maybe|perhaps|should i|would|minus|negative|only if|tomorrow|except when|except if|and then some|then some|"
    "except maybe|possibly|probably|i was|i removed|i'm not|i am not|have you|did you|has it|have we|did we|has anyone|why|what if|别|如果|不|or|or else|"
    "sometimes|when|while|或|或者|should we|要不要|也许|可能|除非|要是|shouldn't|won't|can't|cannot",
}  # fmt: skip
