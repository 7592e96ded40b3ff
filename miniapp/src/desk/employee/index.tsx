import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { EmployeeScreen } from '../features/employee/employee-screen.tsx'

export default function EmployeePage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <EmployeeScreen id={id} />
    </SignedIn>
  )
}
