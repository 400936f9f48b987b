"""Why the language model's plan was not used, in Chinese."""

from __future__ import annotations

BRAIN = {
    " (I read your message by myself: {error}.)": "（这条消息由我自己理解：{error}。）",
    "the language model did not answer within {seconds:.0f} seconds": "语言模型在 {seconds:.0f} 秒内没有回答",
    "the language model could not be reached": "无法连接语言模型",
    "the language model answered with HTTP {status}": "语言模型的回答是 HTTP {status}",
    "the language model's answer is too long": "语言模型的回答太长",
    "the language model's answer is no chat completion": "语言模型的回答不是对话补全",
    "the language model's answer is no plan": "语言模型的回答不是方案",
    "the language model said nothing": "语言模型什么也没说",
    "the language model called a tool in a way that cannot be read": "语言模型调用工具的方式无法读取",
    "the language model asked nothing that can be read": "语言模型提的问题无法读取",
    "the language model wanted “{name}”, which there is not": "语言模型想用不存在的“{name}”",
    "the language model gave {name} values that it does not have": "语言模型给了 {name} 不存在的参数",
    "the language model left out {missing} of {name}": "语言模型漏掉了 {name} 的 {missing}",
    "the language model named a scene that there is not": "语言模型指定了不存在的场景",
    "the language model gave {name} a value of the wrong kind": "语言模型给 {name} 的值类型不对",
}
