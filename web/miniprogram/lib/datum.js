/**
 * WeChat's map draws GCJ-02, which lies some hundred metres off inside mainland China; all our data are WGS-84. The formula is
 * the one published; the services undo it for a place the person has chosen on that map.
 */

const AXIS = 6378245.0;
const ECCENTRICITY = 0.00669342162296594323;

/** Return {lat, lon} in GCJ-02 of a WGS-84 position, in degrees; outside mainland China they agree. */
function gcj02(lat, lon) {
  if (!(lat >= 0.8293 && lat <= 55.8271 && lon >= 72.004 && lon <= 137.8347)) return { lat, lon };
  const { sin, cos, sqrt, abs, PI } = Math;
  const x = lon - 105;
  const y = lat - 35;
  const ripple = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + ripple;
  north += ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3;
  north += ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + ripple;
  east += ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3;
  east += ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const flat = (lat * PI) / 180;
  const magic = 1 - ECCENTRICITY * sin(flat) ** 2;
  const down = (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * sqrt(magic))) * PI);
  const right = (east * 180) / ((AXIS / sqrt(magic)) * cos(flat) * PI);
  return { lat: lat + down, lon: lon + right };
}

module.exports = { gcj02 };
