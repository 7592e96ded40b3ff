import type { Random } from '../../sandbox/core/random.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常',
  '欧阳',
  '司马',
  '诸葛',
]
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘',
]
const MINORITY = [
  '阿卜杜拉',
  '买买提',
  '古丽娜尔',
  '艾力',
  '帕提古丽',
  '热合曼',
  '阿依夏',
  '库尔班',
]

/** An invented name; about one in 150 has the · of Uyghur names, and some have an uncommon surname. */
export function inventName(random: Random): string {
  if (random.chance(0.0065)) return `${random.pick(MINORITY)}·${random.pick(MINORITY)}`
  const given = random.pick(GIVEN) + (random.chance(0.62) ? random.pick(GIVEN) : '')
  return random.pick(SURNAMES) + given
}
