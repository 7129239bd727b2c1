import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api/errors';
import { render } from '@/testing/render';
import { ErrorPanel } from './ErrorPanel';

describe('ErrorPanel', () => {
  it('gives the reason, the request and another try', async () => {
    const headers = new Headers({ 'x-request-id': '7f3a91bc-0000' });
    const retry = vi.fn();
    const error = new ApiError(503, { error: 'the database does not answer' }, headers);
    render(<ErrorPanel error={error} onRetry={retry} />);
    expect(screen.getByRole('alert')).toHaveTextContent('the database does not answer');
    expect(screen.getByTitle('Request 7f3a91bc-0000')).toHaveTextContent('7f3a91bc');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('says that nobody answered', () => {
    render(<ErrorPanel error={ApiError.network()} />);
    expect(screen.getByRole('alert')).toHaveTextContent('the server does not answer');
  });

  it('says which permission is missing', () => {
    const body = { error: 'No', code: 'permission_denied', permission: 'manage_settings' };
    render(<ErrorPanel error={new ApiError(403, body, new Headers())} />);
    expect(screen.getByText(/Manage settings/)).toBeVisible();
  });
});
