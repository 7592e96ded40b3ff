/**
 * Every refusal the API can give: one code, one Chinese sentence that says what happened and what to do.
 * The record type makes a code without a sentence a compile error.
 */
export const errorCodes = [
  'invalid_input',
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'unauthenticated',
  'login_code_invalid',
  'login_state_invalid',
  'login_too_often',
  'not_a_member',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'lost_race',
  'number_vacant',
  'number_vacant_again',
  'own_number',
  'same_number_twice',
  'number_stopped',
  'pair_refused',
  'order_taken',
  'too_many_contacts',
  'daily_submits_used',
  'daily_numbers_used',
  'too_soon',
  'not_now',
  'nothing_to_do',
  'code_wrong',
  'code_expired',
  'code_locked',
  'second_person_needed',
  'reveal_first',
  'api_key_invalid',
  'scope_missing',
  'turned_off',
  'called_too_often',
  'outside_unavailable',
  'unexpected',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const errorSentences: Record<ErrorCode, string> = {
  invalid_input: '有一项没有填对，请检查后再提交。您填的内容还在。',
  malformed_body: '没有读懂提交的内容，请刷新页面后再试一次。',
  body_too_large: '提交的内容太长了，请缩短后再试。',
  unsupported_media_type: '提交的格式不对，请刷新页面后再试一次。',
  idempotency_key_missing: '这次提交缺少编号，请刷新页面后再提交。',
  idempotency_key_reused: '这次提交和上一次的内容不一样，请刷新页面后再提交。',
  unauthenticated: '登录已过期，请重新打开企业微信里的应用。',
  login_code_invalid: '登录没有成功，请关闭后重新打开。',
  login_state_invalid: '登录已超时，请重新打开一次。',
  login_too_often: '登录失败的次数太多了，请过 10 分钟再试。',
  not_a_member: '没有在公司名册里找到您，请联系人事同事。',
  forbidden: '您没有做这件事的权限，需要时请联系人事同事。',
  not_found: '没有找到，请返回后刷新再试。',
  method_not_allowed: '这个地址不支持这样的操作，请返回后再试。',
  lost_race: '刚才的内容已有变化。请返回再打开，看看现在的样子。',
  number_vacant: '手机号无效，请重新输入',
  number_vacant_again:
    '手机号无效，请重新输入。如果您确定能打通，请点“号码确实能打通”，人事同事会打电话核实。',
  own_number: '这是您本人的手机号，紧急时联系不到家人。',
  same_number_twice: '这个号码您已经填过了，请换一个号码。',
  number_stopped: '这个号码的主人要求不再接收短信，请换一个号码，或请人事同事电话核实。',
  pair_refused: '对方未同意，请换一位联络人',
  order_taken: '这个顺序不能用，请重新选择。',
  too_many_contacts: '最多可以填 5 位联络人，请先移除一位。',
  daily_submits_used: '今天提交的次数用完了，请明天再试。您填的内容还在。',
  daily_numbers_used: '今天核对的次数用完了，请明天再试。您填的内容还在。',
  too_soon: '刚刚已经发过了，请稍等一会儿再试。',
  not_now: '现在还不能这样做，请稍后再试。',
  nothing_to_do: '现在不需要这样做，请刷新看看最新的情况。',
  code_wrong: '验证码不对，请对方看最新一条短信。',
  code_expired: '验证码过期了，请重新要一个。',
  code_locked: '填错太多次了，请明天再试，或请对方点短信里的链接。',
  second_person_needed:
    '一小时内已打开 5 位员工的紧急联系卡。再打开要另一位同事同意，请点“请同事同意”。',
  reveal_first: '请先查看号码并拨打',
  api_key_invalid: '接口密钥无效、已过期或已停用。请向系统管理员要一个新的。',
  scope_missing: '这个接口密钥没有做这件事的权限，请系统管理员发一个有权限的。',
  turned_off: '公司没有开启这项数据，请不要再送；需要时请系统管理员在设置里打开。',
  called_too_often: '这一分钟调用的次数太多了，请稍后再调用。',
  outside_unavailable: '暂时连不上，请稍后再试。您填的内容还在。',
  unexpected: '出了点问题，没有做成。请稍后再试；还不行请把编号告诉人事同事。',
}

/** The body of every refusal; `retryAt` (ISO) says when a refused action becomes possible. */
export type ErrorBody = {
  code: ErrorCode
  message: string
  requestId: string
  field?: string
  retryAt?: string
}
