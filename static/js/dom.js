// Small helpers for the page: finding marked elements and making new ones.

/** The element that carries `data-<name>` below `root`. */
export function find(root, name) {
  return root.querySelector(`[data-${name}]`);
}

/** Make an element. `props` are attributes; `on<event>` are listeners; children are nodes or text. */
export function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A picture from the page's own set of icons. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Listen, and return what ends it. */
export function listen(target, event, handler, options) {
  target.addEventListener(event, handler, options);
  return () => target.removeEventListener(event, handler, options);
}

/** Set a bar marked `role=progressbar` to a part between 0 and 1. */
export function fillBar(bar, part) {
  bar.firstElementChild.style.setProperty("--part", String(part));
  bar.setAttribute("aria-valuenow", String(Math.round(part * 100)));
}
