/** Made of `zh-Hans.js` by `make words`: what is to be said otherwise is written there. */

/** Names of the kinds, in the order of `KINDS`. */
export const NAMES = ["使領館", "公共法律服務站", "律師事務所", "公證處", "法院", "仲裁機構", "調解組織", "華助中心", "律師", "法律援助中心", "值班律師", "司法局", "海外聯絡點"];

export default {
  mapTitle: "涉外法律服務地圖", toChat: "回到對話", results: "查到的機構", mapLabel: "地圖", cityLabel: "城市或國家", cityExample: "城市，比如：多倫多",
  find: "查找", kindLabel: "機構種類", allKinds: "所有種類", openNow: "現在開門", consular: "辦領事業務", choices: "是哪一個地方", more: "再顯示一些",
  credits: "海岸線：Natural Earth，不畫界線。資料來源寫在每張卡片上；去之前請先打電話。", loading: "正在取資料…", failed: "資料沒有取到，請檢查網絡後再試。",
  inView: (count) => `地圖上這一片有 ${count} 家`, foundNear: (where, count) => `離${where}由近到遠，列出 ${count} 家`, which: (name) => `叫“${name}”的地方不止一個，是哪一個？`,
  meant: (name) => `沒有找到“${name}”，是不是下面哪一個？`, unknownPlace: (name) => `不認識“${name}”，請換個寫法，或者寫附近的大城市。`,
  inCountry: (where, count) => `${where}，共 ${count} 家`, none: "沒有符合條件的機構，請放寬一點條件。",
  competentFirst: (where) => `在${where}辦領事業務，歸排在第一的這家管。`, nearestDiffers: (name) => `${name}離得更近，但不管這裏。`,
  districtUnknown: (where) => `${where}歸哪家管，資料裏沒有寫明，請先打電話確認。`, showOnMap: "看位置", cluster: (count) => `這裏有 ${count} 家，放大`, here: "我的位置", zoomIn: "放大", zoomOut: "縮小",
};
