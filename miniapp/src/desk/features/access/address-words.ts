import type { WorkAddressKind } from '../../../../../shared/access.ts'
import { readPhone } from '../../../../../shared/phone.ts'

export const kindWords: Record<WorkAddressKind, { title: string; example: string }> = {
  email: { title: '工作邮箱', example: '例如：linxiao@example.cn' },
  phone: { title: '手机号', example: '11 位手机号' },
}

/** What is missing, in a sentence; null where nothing is. */
export function addressFault(kind: WorkAddressKind, typed: string): string | null {
  if (kind === 'email')
    return /^\S+@\S+\.\S+$/.test(typed.trim()) ? null : '邮箱没有写完整，例如 linxiao@example.cn'
  return readPhone(typed).ok ? null : '请填 11 位手机号'
}
