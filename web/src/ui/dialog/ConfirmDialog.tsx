import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  title: string;
  /** What will be lost. */
  children: ReactNode;
  /** Name or number to type before the button works. */
  word: string;
  /** Verb with its object: "Delete 3 hosts". */
  action: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks to type a name or number before something is destroyed. Mounted while it is open. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState('');
  const right = typed.trim() === props.word;
  return (
    <Dialog onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (right) props.onConfirm();
        }}
      >
        <Stack>
          <Text>{props.children}</Text>
          <TextInput
            data-autofocus
            label={
              <Trans
                t={t}
                i18nKey="confirm.type"
                values={{ word: props.word }}
                components={{ 1: <b /> }}
              />
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={props.onClose}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" color="danger" disabled={!right} loading={props.busy}>
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
