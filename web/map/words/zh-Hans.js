/** The map page's own words in 简体中文; `make words` writes the Traditional words of it. */

/** Names of the kinds, in the order of `KINDS`. */
export const NAMES = ["使领馆", "公共法律服务站", "律师事务所", "公证处", "法院", "仲裁机构", "调解组织", "华助中心", "律师", "法律援助中心", "值班律师", "司法局", "海外联络点"];

export default {
  mapTitle: "涉外法律服务地图", toChat: "回到对话", results: "查到的机构", mapLabel: "地图", cityLabel: "城市或国家", cityExample: "城市，比如：多伦多",
  find: "查找", kindLabel: "机构种类", allKinds: "所有种类", openNow: "现在开门", consular: "办领事业务", choices: "是哪一个地方", more: "再显示一些",
  credits: "海岸线：Natural Earth，不画界线。资料来源写在每张卡片上；去之前请先打电话。", loading: "正在取资料…", failed: "资料没有取到，请检查网络后再试。",
  inView: (count) => `地图上这一片有 ${count} 家`, foundNear: (where, count) => `离${where}由近到远，列出 ${count} 家`, which: (name) => `叫“${name}”的地方不止一个，是哪一个？`,
  meant: (name) => `没有找到“${name}”，是不是下面哪一个？`, unknownPlace: (name) => `不认识“${name}”，请换个写法，或者写附近的大城市。`,
  inCountry: (where, count) => `${where}，共 ${count} 家`, none: "没有符合条件的机构，请放宽一点条件。",
  competentFirst: (where) => `在${where}办领事业务，归排在第一的这家管。`, nearestDiffers: (name) => `${name}离得更近，但不管这里。`,
  districtUnknown: (where) => `${where}归哪家管，资料里没有写明，请先打电话确认。`, showOnMap: "看位置", cluster: (count) => `这里有 ${count} 家，放大`, here: "我的位置", zoomIn: "放大", zoomOut: "缩小",
};
