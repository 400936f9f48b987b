"""Questions back to the user and their options, in Chinese."""

from __future__ import annotations

QUESTIONS = {
    "Scene {number}: {words}": "场景 {number}：{words}",
    "The scene that was edited last, or the whole video?": "是刚才修改的场景，还是整个视频？",
    "The whole video": "整个视频",
    "Which scene do you mean?": "您指的是哪个场景？",
    "Which {kind} do you mean?": "您指的是哪个{kind}？",
    "Which scene with {value} do you mean?": "您指的是哪个使用 {value} 的场景？",
    "Several scenes speak of “{words}”.": "有几个场景提到“{words}”。",
    "Which scene should I {verb}?": "要{verb}哪个场景？",
    "Which scene's text should I change?": "要修改哪个场景的文字？",
    "Should all other scenes go?": "要删除其他所有场景吗？",
    "Yes, remove the others": "是，删除其他场景",
    "No, leave all scenes as they are": "不，所有场景保持不变",
    "What should the new scene say?": "新场景要显示什么？",
    "What should the title say?": "标题要写什么？",
    "What should the subtitle say?": "副标题要写什么？",
    "What should the end card say?": "结尾卡片要写什么？",
    "What should scene {scene} say?": "场景 {scene} 要写什么？",
    "What exactly should it say? I was not sure where the text ends: “{text}”. "
    "Put it in quotation marks, or choose.": (
        "具体要写什么？我不确定文字到哪里结束：“{text}”。请加上引号，或选择一项。"
    ),
    "{count} scenes say “{old}”. Where should I change it?": "{count} 个场景显示“{old}”。要改哪里？",
    "Which of your uploads do you mean?": "您指的是哪个上传的文件？",
    "Behind which scene should I show {name}?": "要把 {name} 放在哪个场景后面？",
    "Which background would you like {place}?": "{place}要用哪种背景？",
    "Which theme would you like?": "要用哪个主题？",
    "Which music would you like?": "要用哪种音乐？",
    "Which transition would you like?": "要用哪种转场？",
    "I am not sure what you mean. What should come of it?": "我不确定您的意思。您想要哪种结果？",
    "None of these": "都不是",
    "What is the brand called?": "品牌叫什么名字？",
}
