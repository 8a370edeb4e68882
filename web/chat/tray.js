/** What else than words can be sent: a tray of large buttons above the line to write in, opened by the plus beside it. */

const get = (id) => document.getElementById(id);

function show(open) {
  get("tray").hidden = !open;
  get("more").setAttribute("aria-expanded", String(open));
}

/**
 * @param acts {"camera-open": …, clip: …, pin: …}: what each button does, by its id
 */
export function listenForTray(acts) {
  get("more").addEventListener("click", () => show(get("tray").hidden));
  for (const [id, act] of Object.entries(acts)) {
    get(id).addEventListener("click", () => {
      show(false);
      get("more").focus();
      act();
    });
  }
  get("composer").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || get("tray").hidden) return;
    event.preventDefault(); // it has done its work: it shall not close the whole chat as well
    show(false);
    get("more").focus();
  });
  get("text").addEventListener("focus", () => show(false));
  get("camera-open").hidden = !matchMedia("(pointer: coarse)").matches;
  get("pin").hidden = !navigator.geolocation;
}
