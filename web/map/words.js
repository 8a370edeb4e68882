/** The map page's own words. What the cards say comes from the server. */

import { addStrings } from "../chat/strings.js";

const KINDS = ["mission", "public_legal_service_station", "law_firm", "notary_office", "court", "arbitration", "mediation", "overseas_chinese_service_centre", "lawyer", "legal_aid_centre", "duty_lawyer", "judicial_bureau", "overseas_contact_point"];
const NAMES = {
  "zh-Hans": ["使领馆", "公共法律服务站", "律师事务所", "公证处", "法院", "仲裁机构", "调解组织", "华助中心", "律师", "法律援助中心", "值班律师", "司法局", "海外联络点"],
  "zh-Hant": ["使領館", "公共法律服務站", "律師事務所", "公證處", "法院", "仲裁機構", "調解組織", "華助中心", "律師", "法律援助中心", "值班律師", "司法局", "海外聯絡點"],
  en: ["Chinese missions", "Legal service stations", "Law firms", "Notary offices", "Courts", "Arbitration", "Mediation", "Service centres", "Lawyers", "Legal aid centres", "Duty lawyers", "Judicial bureaux", "Overseas contact points"],
};

addStrings({
  "zh-Hans": {
    mapTitle: "涉外法律服务地图", toChat: "回到对话", results: "查到的机构", mapLabel: "地图", cityLabel: "城市或国家", cityExample: "城市，比如：多伦多",
    find: "查找", kindLabel: "机构种类", allKinds: "所有种类", openNow: "现在开门", consular: "办领事业务", choices: "是哪一个地方", more: "再显示一些",
    credits: "海岸线：Natural Earth，不画界线。资料来源写在每张卡片上；去之前请先打电话。", loading: "正在取资料…", failed: "资料没有取到，请检查网络后再试。",
    inView: (count) => `地图上这一片有 ${count} 家`, foundNear: (where, count) => `离${where}由近到远，列出 ${count} 家`, which: (name) => `叫“${name}”的地方不止一个，是哪一个？`,
    meant: (name) => `没有找到“${name}”，是不是下面哪一个？`, unknownPlace: (name) => `不认识“${name}”，请换个写法，或者写附近的大城市。`,
    inCountry: (where, count) => `${where}，共 ${count} 家`, none: "没有符合条件的机构，请放宽一点条件。",
    competentFirst: (where) => `在${where}办领事业务，归排在第一的这家管。`, nearestDiffers: (name) => `${name}离得更近，但不管这里。`,
    districtUnknown: (where) => `${where}归哪家管，资料里没有写明，请先打电话确认。`, showOnMap: "看位置", cluster: (count) => `这里有 ${count} 家，放大`, here: "我的位置", zoomIn: "放大", zoomOut: "缩小",
  },
  "zh-Hant": {
    mapTitle: "涉外法律服務地圖", toChat: "回到對話", results: "查到的機構", mapLabel: "地圖", cityLabel: "城市或國家", cityExample: "城市，例如：多倫多",
    find: "查找", kindLabel: "機構種類", allKinds: "所有種類", openNow: "現在開門", consular: "辦領事業務", choices: "是哪一個地方", more: "再顯示一些",
    credits: "海岸線：Natural Earth，不畫界線。資料來源寫在每張卡片上；去之前請先打電話。", loading: "正在取資料…", failed: "資料沒有取到，請檢查網絡後再試。",
    inView: (count) => `地圖上這一片有 ${count} 家`, foundNear: (where, count) => `離${where}由近到遠，列出 ${count} 家`, which: (name) => `叫「${name}」的地方不止一個，是哪一個？`,
    meant: (name) => `沒有找到「${name}」，是不是下面哪一個？`, unknownPlace: (name) => `不認識「${name}」，請換個寫法，或者寫附近的大城市。`,
    inCountry: (where, count) => `${where}，共 ${count} 家`, none: "沒有符合條件的機構，請放寬一點條件。",
    competentFirst: (where) => `在${where}辦領事業務，歸排在第一的這家管。`, nearestDiffers: (name) => `${name}離得更近，但不管這裏。`,
    districtUnknown: (where) => `${where}歸哪家管，資料裏沒有寫明，請先打電話確認。`, showOnMap: "看位置", cluster: (count) => `這裏有 ${count} 家，放大`, here: "我的位置", zoomIn: "放大", zoomOut: "縮小",
  },
  en: {
    mapTitle: "Map of legal services", toChat: "Back to the chat", results: "Institutions found", mapLabel: "Map", cityLabel: "City or country", cityExample: "City, for example Toronto",
    find: "Find", kindLabel: "Kind of institution", allKinds: "All kinds", openNow: "Open now", consular: "Consular business", choices: "Which place", more: "Show more",
    credits: "Coastline: Natural Earth, no borders drawn. Each card names its source; please call before you go.", loading: "Loading…", failed: "The data didn't load. Please check your network and try again.",
    inView: (count) => `${count} in this part of the map`, foundNear: (where, count) => `${count} listed from ${where}, nearest first`, which: (name) => `More than one place is called "${name}". Which one?`,
    meant: (name) => `"${name}" was not found. Is it one of these?`, unknownPlace: (name) => `I don't know "${name}". Try another spelling or a larger city nearby.`,
    inCountry: (where, count) => `${where}: ${count} in all`, none: "Nothing matches. Try fewer filters.",
    competentFirst: (where) => `For consular business in ${where}, the first of these is in charge.`, nearestDiffers: (name) => `${name} is nearer but not in charge here.`,
    districtUnknown: (where) => `The sources don't say which mission is in charge of ${where}; please call and confirm.`, showOnMap: "Show on the map", cluster: (count) => `${count} here, zoom in`, here: "My location", zoomIn: "Zoom in", zoomOut: "Zoom out",
  },
});

/** The kinds one can choose, [code, name], in the page's language. */
export function kinds(language) {
  return KINDS.map((code, number) => [code, NAMES[language][number]]);
}
