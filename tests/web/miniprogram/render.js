/**
 * WXML drawn as HTML, for looking at: `{{}}`, wx:if/elif/else, wx:for, block, our components, rpx. Not WeChat's renderer; what
 * it cannot draw (map, web-view) is a named box.
 *
 * render(page, data) returns a whole HTML document for a screen 375 wide.
 */

const fs = require("node:fs");
const path = require("node:path");
const { ROOT } = require("./fake_wx");

const read = (file) => fs.readFileSync(path.join(ROOT, file), "utf8");
const TAGS = { view: "div", text: "span", image: "img", "scroll-view": "div", block: "div", map: "div", "web-view": "div", button: "button", picker: "div", input: "input" };
const VOID = new Set(["img", "input"]);

function parse(text) {
  const root = { children: [] };
  const stack = [root];
  const token = /<!--[\s\S]*?-->|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w:*-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [, closed, opened, attributes, isAlone, words] = found;
    const top = stack[stack.length - 1];
    if (closed) {
      if (top.name !== closed) throw new Error(`</${closed}> closes <${top.name}>`);
      stack.pop();
    } else if (opened) {
      const node = { name: opened, attributes: Object.fromEntries([...attributes.matchAll(/([\w:*-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value ?? ""])), children: [] };
      top.children.push(node);
      if (!isAlone) stack.push(node);
    } else if (words) top.children.push({ words });
  }
  if (stack.length > 1) throw new Error(`<${stack.at(-1).name}> is never closed`);
  return root.children;
}

function value(expression, scope) {
  return new Function(...Object.keys(scope), `try { return (${expression}); } catch { return undefined; }`)(...Object.values(scope));
}

function filled(text, scope) {
  const alone = /^\{\{([\s\S]*)\}\}$/.exec(text);
  if (alone && !alone[1].includes("}}")) return value(alone[1], scope);
  return text.replace(/\{\{([\s\S]*?)\}\}/g, (_, expression) => value(expression, scope) ?? "");
}

const escaped = (text) => String(text ?? "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function draw(nodes, scope) {
  let isDrawn = false;
  return nodes.map((node) => {
    if (node.words !== undefined) return escaped(filled(node.words, scope));
    const told = node.attributes;
    if ("wx:if" in told) isDrawn = Boolean(filled(told["wx:if"], scope));
    else if ("wx:elif" in told) isDrawn = !isDrawn && Boolean(filled(told["wx:elif"], scope));
    else if ("wx:else" in told) isDrawn = !isDrawn;
    else isDrawn = true;
    if ("wx:for" in told && isDrawn) {
      const name = told["wx:for-item"] || "item";
      const list = filled(told["wx:for"], scope) || [];
      return list.map((item, index) => element(node, { ...scope, [name]: item, index })).join("");
    }
    return isDrawn ? element(node, scope) : "";
  }).join("");
}

function element(node, scope) {
  const file = `components/${node.name}/${node.name}.wxml`;
  if (fs.existsSync(path.join(ROOT, file))) {
    const properties = Object.entries(node.attributes).filter(([name]) => /^\w+$/.test(name));
    const given = Object.fromEntries(properties.map(([name, text]) => [name, filled(text, scope)]));
    return `<div data-component="${node.name}">${draw(parse(read(file)), { isAsked: scope.isAsked, ...given })}</div>`;
  }
  const tag = TAGS[node.name];
  if (!tag) throw new Error(`<${node.name}> is not drawn here`);
  const told = node.attributes;
  const shown = { class: told.class, id: told.id, src: told.src, value: told.value, placeholder: told.placeholder, role: told["aria-role"] };
  const rest = Object.entries(shown).filter(([, text]) => text !== undefined).map(([name, text]) => ` ${name}="${escaped(filled(text, scope))}"`).join("");
  if (VOID.has(tag)) return `<${tag}${rest}>`;
  const inner = node.name === "map" ? "［地图 map］" : draw(node.children, scope);
  return `<${tag}${rest} data-tag="${node.name}">${inner}</${tag}>`;
}

function sheet(text) {
  return text.replace(/(-?[\d.]+)rpx/g, (_, number) => `${number / 2}px`).replace(/(?<![.\w-])page \{/g, "body {");
}

function render(page, data) {
  const body = draw(parse(read(`pages/${page}/${page}.wxml`)), { ...data });
  const ours = ["app.wxss", `pages/${page}/${page}.wxss`].map((file) => sheet(read(file)));
  const apart = ["bubble", "answers", "privacy"].map((name) => `[data-component=${name}]{display:contents;${sheet(read(`components/${name}/${name}.wxss`))}}`);
  const styles = [...ours, ...apart].join("\n");
  const base = "*{box-sizing:border-box}body{margin:0;font-family:'Noto Sans CJK SC',sans-serif}input,button{font:inherit;border:0;min-width:0}[data-tag=map]{display:grid;place-items:center;background:#8883}img{display:block}";
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><style>${base}${styles}[data-tag=block]{display:contents}[data-tag=scroll-view]{overflow:auto}</style><body>${body}</body></html>`;
}

module.exports = { render };

if (require.main === module) {
  const [page, data] = process.argv.slice(2);
  process.stdout.write(render(page, JSON.parse(data)));
}
