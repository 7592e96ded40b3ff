import type { Option } from '../../components/choose.tsx'

/** What the audit list can be narrowed down to, in the server's names. */
export const auditActions: readonly Option[] = [
  { value: '', words: '全部' },
  { value: 'contact.revealed', words: '查看号码' },
  { value: 'emergency.opened', words: '打开紧急联系卡' },
  { value: 'emergency.closed', words: '关闭紧急联系卡' },
  { value: 'emergency.permit_requested', words: '申请继续打开' },
  { value: 'emergency.permit_granted', words: '同意继续打开' },
  { value: 'change_request.decided', words: '决定变更' },
  { value: 'delegation.set', words: '设代理人' },
  { value: 'delegation.ended', words: '收回代理' },
  { value: 'role.proposed', words: '提出角色' },
  { value: 'role.confirmed', words: '同意角色' },
  { value: 'role.refused', words: '不同意角色' },
  { value: 'work_address.verified', words: '核实接收地址' },
]
