import { type AuditAction, auditActions } from '../../../../../shared/access.ts'
import type { Option } from '../../components/choose.tsx'

const words: Record<AuditAction, string> = {
  'contact.revealed': '查看号码',
  'held.exported': '导出资料',
  'emergency.opened': '打开紧急联系卡',
  'emergency.closed': '关闭紧急联系卡',
  'emergency.permit_requested': '申请继续打开',
  'emergency.permit_granted': '同意继续打开',
  'change_request.decided': '决定变更',
  'delegation.set': '设代理人',
  'delegation.ended': '收回代理',
  'role.bootstrapped': '第一位系统管理员',
  'role.proposed': '提出角色',
  'role.confirmed': '同意角色',
  'role.refused': '不同意角色',
  'api_key.issued': '发接口密钥',
  'api_key.rotated': '换接口密钥',
  'api_key.revoked': '停用接口密钥',
  'preboarding.issued': '发入职前链接',
  'preboarding.opened': '打开入职前链接',
  'preboarding.revoked': '停用入职前链接',
  'preboarding.withdrawn': '不再入职',
  'onboarding.waived': '暂免入职要求',
  'onboarding.waiver_revoked': '收回入职暂免',
  'work_address.verified': '核实接收地址',
  'dead_letter.replayed': '再试没办成的事',
  'setting.changed': '改设置',
  'import.staged': '暂存名册',
  'import.started': '开始询问',
  'import.undone': '撤销名册',
  'directory.sync_requested': '重读通讯录',
  'campaign.started': '开始提醒活动',
  'campaign.paused': '暂停提醒活动',
  'campaign.resumed': '继续提醒活动',
  'campaign.cancelled': '取消提醒活动',
  'export.masked': '导出打码名单',
  'export.requested': '申请完整导出',
  'export.approved': '同意完整导出',
  'export.refused': '不同意完整导出',
  'export.downloaded': '下载完整名单',
}

/** What the audit list can be narrowed down to. */
export const auditChoices: readonly Option[] = [
  { value: '', words: '全部' },
  ...auditActions.map((value) => ({ value, words: words[value] })),
]
