import type { WorkAddressKind } from '../../../../../shared/access.ts'
import { readPhone } from '../../../../../shared/phone.ts'

type Words = {
  title: string
  example: string
  /** What is so once it is removed. */
  afterwards: string
}

export const kindWords: Record<WorkAddressKind, Words> = {
  email: {
    title: '工作邮箱',
    example: '例如：linxiao@example.cn',
    afterwards: '以后企业微信送不到的时候，不会再发邮件给您。',
  },
  phone: {
    title: '手机号',
    example: '11 位手机号',
    afterwards: '以后企业微信和邮件都送不到的时候，不会再发短信给您。',
  },
}

/** What is missing, in a sentence; null where nothing is. */
export function addressFault(kind: WorkAddressKind, typed: string): string | null {
  if (kind === 'email')
    return /^\S+@\S+\.\S+$/.test(typed.trim()) ? null : '邮箱没有写完整，例如 linxiao@example.cn'
  return readPhone(typed).ok ? null : '请填 11 位手机号'
}
