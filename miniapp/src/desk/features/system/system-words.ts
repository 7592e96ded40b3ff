import type { Undelivered } from '../../../../../shared/warning.ts'

export type UndeliveredWords = { title: string; advice: string }

/** Whose alerts wait, and what the administrator does about it. */
export function sayUndelivered({ why, who, count }: Undelivered): UndeliveredWords {
  if (why === 'no_owner')
    return {
      title: `${who ?? '没有部门的员工'}：${count} 条没有人负责`,
      advice: who
        ? '请给一位同事这个部门的“人事专员”角色，或者请一位同事做“人事主管”。'
        : '请一位同事做“人事主管”，没有部门的员工由人事主管负责。',
    }
  const name = who ?? '已离开的同事'
  if (why === 'refused')
    return {
      title: `${name}：${count} 条送不到`,
      advice: `企业微信、邮件和短信都没有送到。请核对${name}是否在企业微信应用的可见范围里，并请${name}在“接收地址”里核实一个邮箱或手机号。系统每 10 分钟再试一次。`,
    }
  return {
    title: `${name}：${count} 条还没送出`,
    advice: `超过两小时送不出去。请核对网络、代理、密钥和企业微信的可信地址，并请${name}在“接收地址”里核实一个邮箱或手机号，企业微信不行时会改用。系统会一直重试。`,
  }
}
