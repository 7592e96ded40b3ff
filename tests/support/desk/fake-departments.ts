/** The departments that a list offers to choose from; 0: two. */
export function fakeDepartments(inAll: number) {
  if (inAll === 0)
    return [
      { id: 'dep_1', name: '二车间', site: '苏州' },
      { id: 'dep_2', name: '品质部', site: '合肥' },
    ]
  return Array.from({ length: inAll }, (_, place) => ({
    id: `dep_${place}`,
    name: `装配${place}部`,
    site: '苏州基地',
  }))
}
