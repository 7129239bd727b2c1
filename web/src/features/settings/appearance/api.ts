import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { LogoKind } from '@/lib/look';

/** Largest picture the server takes. */
export const MOST_BYTES = 1_000_000;

/** The pictures it takes. */
export const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function useRefreshLook() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.settings('look') });
}

/** Puts a picture in place of the page's own. */
export function useUploadLogo(kind: LogoKind) {
  return useMutation({
    mutationFn: async (file: File) => {
      const body = { file_name: file.name, file_content: await dataUrl(file) };
      return unwrap(api.POST('/settings/logos/{kind}', { params: { path: { kind } }, body }));
    },
    onSuccess: useRefreshLook(),
  });
}

/** Shows the page's own picture again. */
export function useRemoveLogo(kind: LogoKind) {
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/settings/logos/{kind}', { params: { path: { kind } } })),
    onSuccess: useRefreshLook(),
  });
}
