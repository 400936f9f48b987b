/** The chat cell's bundle; state lives in `chat-session.ts`, drawing in `chat-view.ts`. */
import chatCss from "./chat.css";
import answerCss from "./chat-answer.css";
import composerCss from "./chat-composer.css";
import { ChatSession, type ChatState } from "./chat-session";
import { drawChat } from "./chat-view";
import uploaderCss from "./uploader.css";
import { defineWidget } from "./widget";

export default defineWidget<ChatState, ChatSession>({
  name: "chat",
  styles: [uploaderCss, chatCss, answerCss, composerCss],
  makeSession: (model, wire, signal) => new ChatSession(model, wire, signal),
  draw: drawChat,
});
