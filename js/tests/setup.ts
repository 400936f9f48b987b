import { vi } from "vitest";

// jsdom does no layout.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    disconnect() {}
  },
);
