// Each sign beside its simplified form: only those that headings, relations and statuses are written with.
const PAIRS =
  '號号區区廠厂門门職职狀状態态離离緊紧聯联絡络關关係系繫系電电話话機机員员屬属親亲時时間间證证備备註注編编碼码單单組组織织實实際际發发銀银級级領领導导責责資资與与應应戶户學学歷历辭辞調调轉转開开終终爺爷媽妈孫孙嶽岳兒儿'
const FOLD = new Map(PAIRS.match(/../gu)?.map((pair) => [pair.slice(0, 1), pair.slice(1)]))

/** 離職 → 离职: the words of forms in one script, so that each needs one rule. Names are never folded. */
export function foldTraditional(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (letter) => FOLD.get(letter) ?? letter)
}
