/** Makes elements: what every part that draws needs. */

/** An element with a class and children; children that are nothing ("" or null) are left out. */
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

/** A button that does something when it is tapped. */
export function actButton(className, words, act) {
  const node = element("button", className, words);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}
