import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { ApprovalScreen } from '../features/changes/approval-screen.tsx'

export default function ApprovalPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <ApprovalScreen id={id} />
    </SignedIn>
  )
}
