import { hashText } from '../core/random.ts'

export type Carrier = 'CMCC' | 'CUCC' | 'CTCC' | 'CBN' | 'MVNO'
export const carriers: readonly Carrier[] = ['CMCC', 'CUCC', 'CTCC', 'CBN', 'MVNO']
export const carrierNames: Record<Carrier, string> = {
  CMCC: '中国移动',
  CUCC: '中国联通',
  CTCC: '中国电信',
  CBN: '中国广电',
  MVNO: '虚拟运营商',
}

const prefixesOf: Record<Carrier, string> = {
  CMCC: '134 135 136 137 138 139 147 148 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198',
  CUCC: '130 131 132 145 146 155 156 166 175 176 185 186 196',
  CTCC: '133 149 153 173 174 177 180 181 189 190 191 193 199',
  CBN: '192',
  MVNO: '162 165 167 170 171',
}
const carrierOfPrefix = new Map(
  carriers.flatMap((carrier) => prefixesOf[carrier].split(' ').map((prefix) => [prefix, carrier])),
)
/** Virtual operators rent a network; status answers name the network. */
const networkOfVirtual: Record<string, Carrier> = { 162: 'CTCC', 165: 'CMCC' }

const places: readonly (readonly [string, string])[] = [
  ['江苏', '苏州'],
  ['江苏', '南京'],
  ['广东', '东莞'],
  ['广东', '深圳'],
  ['河南', '郑州'],
  ['河南', '周口'],
  ['湖北', '武汉'],
  ['湖南', '衡阳'],
  ['安徽', '阜阳'],
  ['四川', '成都'],
  ['浙江', '杭州'],
  ['山东', '济南'],
]

/** The carrier that a number was first given to. */
export function carrierOf(phone: string): Carrier {
  return carrierOfPrefix.get(phone.slice(0, 3)) ?? 'CMCC'
}

/** The network a number runs on, for a virtual operator's number too. */
export function networkOf(phone: string, carrier: Carrier): Carrier {
  return carrier === 'MVNO' ? (networkOfVirtual[phone.slice(0, 3)] ?? 'CUCC') : carrier
}

/** A province and city that stay the same for a number's first seven digits. */
export function placeOf(phone: string): readonly [string, string] {
  return places[hashText(phone.slice(0, 7)) % places.length] ?? ['江苏', '苏州']
}
