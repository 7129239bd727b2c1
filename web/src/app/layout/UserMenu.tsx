import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeysChoice } from '@/lib/keyboard/choice';
import { displayName, useUser } from '@/lib/session';
import { useSetTheme } from '@/lib/theme';

interface UserMenuProps {
  /** Button of the menu. */
  target: ReactElement;
  onClose: () => void;
  onSignOut: () => void;
  onKeys: () => void;
}

/** Who is signed in, the colours, the list of keys, and the way out. Mounted while it is open. */
export default function UserMenu({ target, onClose, onSignOut, onKeys }: UserMenuProps) {
  const { t } = useTranslation('common');
  const user = useUser();
  const keys = useKeysChoice();
  const { colorScheme } = useMantineColorScheme();
  const setTheme = useSetTheme();
  const schemes = { light: t('user.light'), dark: t('user.dark'), auto: t('user.system') };
  return (
    <Menu opened onClose={onClose} width={220} position="top-start">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {t('user.signedInAs', { name: displayName(user) })}
          <br />
          {user.role_name} · {user.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('user.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setTheme(value as MantineColorScheme)}
        >
          {(Object.keys(schemes) as MantineColorScheme[]).map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {schemes[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={keys.on} onChange={keys.set}>
          {t('user.singleKeys')}
        </Menu.CheckboxItem>
        <Menu.Item leftSection={<IconUserCircle size={16} />} component={Link} to="/account">
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
          {t('user.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={onSignOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
