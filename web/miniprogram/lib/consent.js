/** Asking for a subscription message: only ever after a tap, and never twice for a no. */

/**
 * Ask WeChat, tell the services what was decided, and return a word for the person.
 *
 * @param house     see house.js
 * @param template  id of the template
 * @returns `consent_given`, `consent_refused`, `consent_off` (all messages are switched off in WeChat) or `consent_failed`
 */
async function askConsent(house, template) {
  let told;
  try {
    told = await new Promise((resolve, reject) => {
      house.platform.requestSubscribeMessage({ tmplIds: [template], success: resolve, fail: reject });
    });
  } catch (failure) {
    return failure && failure.errCode === 20004 ? "consent_off" : "consent_failed";
  }
  const given = told[template] === "accept";
  if (!given && told[template] !== "reject") return "consent_failed";
  const decided = [{ template, given, at: Math.floor(Date.now() / 1000) }];
  await house.ask("POST", "/consents", { decided });
  return given ? "consent_given" : "consent_refused";
}

module.exports = { askConsent };
