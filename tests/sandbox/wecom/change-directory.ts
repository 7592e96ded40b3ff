import type { Department, Member } from '../options.ts'
import type { WecomCallbacks } from './callbacks.ts'
import type { WecomService } from './wecom-service.ts'

export type DirectoryChange =
  | { put: Member; formerUserid?: string }
  | { remove: string }
  | { putDepartment: Department }
  | { removeDepartment: number }

/** How often the push of a change leaves: WeCom's may come twice, or not at all. */
export type PushFate = 'once' | 'twice' | 'lost'

/** Somebody changes the directory in WeCom's console; whoever has a callback hears of it as `change_contact`. */
export async function changeDirectory(
  service: WecomService,
  callbacks: WecomCallbacks,
  change: DirectoryChange,
  fate: PushFate = 'once',
): Promise<void> {
  const fields = applyChange(service, change)
  const push = { FromUserName: 'sys', MsgType: 'event', Event: 'change_contact', ...fields }
  if (fate !== 'lost') await callbacks.push(push)
  if (fate === 'twice') await callbacks.push(push)
}

function applyChange(
  { directory }: WecomService,
  change: DirectoryChange,
): Record<string, string | number> {
  if ('put' in change) {
    const { put: member, formerUserid = member.userid } = change
    const isNew = directory.find(formerUserid) === undefined
    if (formerUserid !== member.userid) directory.remove(formerUserid)
    directory.put(member)
    const type = isNew ? 'create_user' : 'update_user'
    const fields = { ChangeType: type, UserID: formerUserid, ...memberFields(member) }
    return formerUserid === member.userid ? fields : { ...fields, NewUserID: member.userid }
  }
  if ('remove' in change) {
    directory.remove(change.remove)
    return { ChangeType: 'delete_user', UserID: change.remove }
  }
  if ('putDepartment' in change) {
    const { id, name, parentId } = change.putDepartment
    const isNew = !directory.departments().some((one) => one.id === id)
    directory.putDepartment(change.putDepartment)
    const type = isNew ? 'create_party' : 'update_party'
    return { ChangeType: type, Id: id, Name: name, ParentId: parentId }
  }
  directory.removeDepartment(change.removeDepartment)
  return { ChangeType: 'delete_party', Id: change.removeDepartment }
}

/** No mobile: an app made after 2022 hears of none. */
function memberFields({ name, departmentIds, mainDepartmentId, status = 1 }: Member) {
  return {
    Name: name,
    Department: departmentIds.join(','),
    MainDepartment: mainDepartmentId ?? departmentIds[0] ?? 1,
    Status: status,
  }
}
