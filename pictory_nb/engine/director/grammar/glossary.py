"""Chinese words for what English scripts speak of, so that "客户流失那段" finds the scene about churn."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

GLOSSARY = {
    "客户流失": "churn", "流失率": "churn", "流失": "churn", "会议": "meeting", "开会": "meeting", "团队": "team",
    "客户": "customer", "顾客": "customer", "用户": "user", "客服": "support", "支持": "support", "销售": "sales",
    "收入": "revenue", "营收": "revenue", "利润": "profit", "成本": "cost", "费用": "cost", "价格": "price",
    "定价": "pricing", "市场": "market", "营销": "marketing", "产品": "product", "服务": "service", "公司": "company",
    "员工": "employee", "同事": "colleague", "经理": "manager", "老板": "boss", "决策": "decision", "决定": "decision",
    "原因": "reason", "理由": "reason", "警报": "alarm", "警钟": "alarm", "笔记": "note", "记录": "note",
    "周一": "monday", "星期一": "monday", "礼拜一": "monday", "周二": "tuesday", "星期二": "tuesday",
    "周三": "wednesday", "星期三": "wednesday", "周四": "thursday", "星期四": "thursday", "周五": "friday",
    "星期五": "friday", "周六": "saturday", "周日": "sunday", "周末": "weekend", "一月": "january", "二月": "february",
    "三月": "march", "春天": "spring", "夏天": "summer", "秋天": "autumn", "冬天": "winter", "早上": "morning",
    "今天": "today", "明天": "tomorrow", "去年": "last year", "今年": "this year", "时间": "time", "速度": "speed",
    "质量": "quality", "安全": "safety", "隐私": "privacy", "健康": "health", "睡眠": "sleep", "咖啡": "coffee",
    "故事": "story", "全文": "full story", "问题": "question", "答案": "answer", "回答": "answer", "写作": "writing",
    "阅读": "reading", "学习": "learn", "学校": "school", "学生": "student", "老师": "teacher", "孩子": "child",
    "家庭": "family", "花园": "garden", "城市": "city", "水": "water", "能源": "energy", "气候": "climate",
    "数字化": "digital", "软件": "software", "代码": "code", "网络": "network", "手机": "phone", "电脑": "computer",
    "计划": "plan", "目标": "goal", "结果": "result", "增长": "growth", "下降": "fall", "风险": "risk",
    "机会": "chance", "未来": "future", "历史": "history", "工作": "work", "远程": "remote", "办公室": "office",
    "生产力": "productiv", "效率": "efficien", "自行车": "bike", "骑行": "ride", "健身": "fitness", "食物": "food",
    "一页": "page", "那一页纸": "page",
}  # fmt: skip
"""Word → the English word or its beginning; the longest wins."""
