import type { Random } from './core/random.ts'

export type InventedName = { name: string; pinyin: string }

const surnames =
  '赵Zhao 钱Qian 孙Sun 李Li 周Zhou 吴Wu 郑Zheng 王Wang 冯Feng 陈Chen 蒋Jiang 沈Shen 韩Han 杨Yang 朱Zhu 秦Qin 许Xu 何He 吕Lv 张Zhang 孔Kong 曹Cao 严Yan 金Jin 魏Wei 陶Tao 谢Xie 邹Zou 柏Bai 窦Dou 章Zhang 苏Su 潘Pan 葛Ge 范Fan 彭Peng 鲁Lu 马Ma 方Fang 任Ren 袁Yuan 唐Tang'
const givenCharacters =
  '敏Min 浩Hao 芳Fang 磊Lei 静Jing 强Qiang 洁Jie 军Jun 燕Yan 波Bo 娟Juan 勇Yong 琳Lin 涛Tao 霞Xia 鹏Peng 雪Xue 飞Fei 倩Qian 亮Liang 玲Ling 刚Gang 慧Hui 斌Bin 英Ying 超Chao 丽Li 辉Hui 梅Mei 林Lin 宁Ning 岩Yan 晨Chen 悦Yue 彤Tong 然Ran 安An 思Si 明Ming 海Hai'

const surnameList = split(surnames)
const givenList = split(givenCharacters)

/** A name that belongs to nobody in particular. */
export function inventName(random: Random): InventedName {
  const [surname, surnamePinyin] = random.pick(surnameList)
  const first = random.pick(givenList)
  const second = random.chance(0.5) ? random.pick(givenList) : null
  const given = second && second[0] !== first[0] ? [first, second] : [first]
  const [head = '', ...tail] = given.map(([, pinyin]) => pinyin)
  return {
    name: surname + given.map(([character]) => character).join(''),
    pinyin: surnamePinyin + head + tail.join('').toLowerCase(),
  }
}

function split(list: string): [string, string][] {
  return list.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1)])
}
