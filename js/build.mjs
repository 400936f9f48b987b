// One ES module per widget, its style sheets inside: js/src/<widget>.ts → pictory_nb/widgets/static/<widget>.js
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, "..", "pictory_nb", "widgets", "static");
const widgets = ["chat", "timeline", "player", "compare", "uploader", "panel"];

/** A style sheet is imported as its minified text. */
const cssAsText = {
  name: "css-as-text",
  setup(tools) {
    tools.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: true,
        // light-dark() and color-mix() are used as they are: the host page decides on the scheme.
        target: "esnext",
      });
      return { contents: code, loader: "text" };
    });
  },
};

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: widgets.map((name) => join(here, "src", `${name}.ts`)),
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "inline",
  // V8 then compiles the functions aside while the module loads, not one by one while the first view is drawn.
  banner: { js: "//# allFunctionsCalledOnLoad" },
  plugins: [cssAsText],
  logLevel: "warning",
});
