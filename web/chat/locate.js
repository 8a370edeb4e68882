/** Where this device is, asked of it once, rounded to about a hundred metres before it leaves this function. */

const PATIENCE_MS = 15000;
const round = (degrees) => Math.round(degrees * 1000) / 1000;

/** Resolves to {lat, lon}; rejects with an Error whose message is the key of what to tell the person. */
export function whereAmI() {
  return new Promise((done, failed) => {
    if (!navigator.geolocation) return failed(new Error("locationUnknown"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ lat: round(coords.latitude), lon: round(coords.longitude) }),
      (error) => failed(new Error(error.code === error.PERMISSION_DENIED ? "locationDenied" : "locationUnknown")),
      { maximumAge: 60000, timeout: PATIENCE_MS },
    );
  });
}
