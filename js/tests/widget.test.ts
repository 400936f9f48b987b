import { expect, it } from "vitest";
import type { Model } from "../src/model";
import { DRAWN } from "../src/root";
import { defineWidget } from "../src/widget";
import { StubModel } from "./stub-model";

const make = defineWidget({
  name: "sample",
  styles: [],
  makeSession: () => "session",
  draw: () => "handle",
});

const open = (state: object) => {
  const model = new StubModel({ language: "", stand_in: "", ...state }) as Model<object>;
  const el = document.createElement("div");
  document.body.append(el);
  const told: Event[] = [];
  el.addEventListener(DRAWN, (event) => told.push(event));
  const widget = make();
  const closers = [widget.initialize({ model }), widget.render({ model, el })];
  return { el, told, close: () => closers.reverse().map((end) => end()) };
};

it("hides the static output that stands in for it where nothing runs", () => {
  const twin = document.createElement("div");
  twin.className = "pnb-static-1";
  document.body.append(twin);
  const { close } = open({ stand_in: "pnb-static-1" });
  expect(getComputedStyle(twin).display).toBe("none");
  close();
  expect(getComputedStyle(twin).display).toBe("block");
  twin.remove();
});

it("lets other widgets in the page find what it drew", () => {
  const { el, told, close } = open({});
  expect(told).toHaveLength(1);
  expect(el.querySelector(".pnb-sample-root")).toMatchObject({
    pictory: { session: "session", handle: "handle" },
  });
  close();
  expect(el.childElementCount).toBe(0);
});
