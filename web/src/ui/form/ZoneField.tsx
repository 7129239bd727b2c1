import { TextInput, type TextInputProps } from '@mantine/core';
import { useId } from 'react';
import { zones } from '@/lib/time/zones';

/** A time zone: any of the browser's list; typing searches it. */
export function ZoneField(props: TextInputProps) {
  const list = useId();
  return (
    <>
      <TextInput list={list} autoComplete="off" {...props} />
      <datalist id={list}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
