/**
 * The company's directory, as WeCom has it within the app's visible range. No mobile numbers: WeCom hands them to no
 * app made after June 2022 (wecom 96255). Every call throws ProviderError; nothing here changes anything.
 */
export type DirectoryPort = {
  /** The root of the company and everything below it. */
  departments(): Promise<DirectoryDepartment[]>
  /** Who is directly in a department; somebody in several comes with each of them. */
  membersOf(departmentId: string): Promise<DirectoryMember[]>
  /** `gone`: deleted, or has left; `hidden`: there is one, but the app may not see them. */
  member(userid: string): Promise<DirectoryMember | 'gone' | 'hidden'>
}

export type DirectoryDepartment = {
  id: string
  name: string
  /** Null: the root. */
  parentId: string | null
  /** The first of its leaders; null: it has none. Undefined: WeCom did not say. */
  leaderUserid: string | null | undefined
}

export type DirectoryMember = {
  userid: string
  name: string
  /** The main one; null: none that the app may see. */
  departmentId: string | null
  /** The first of the superiors whom the app may see; null: none. */
  leaderUserid: string | null
  /** From the field that the company keeps it in; null: empty, or no such field. */
  employeeNo: string | null
  /** Status 5: the member took themselves out of the company. */
  hasLeft: boolean
}
