import { Anchor, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SearchField } from '@/ui/table/SearchField';
import { auditFiltersQuery } from './api';
import classes from './audit.module.css';
import { type AuditSearch, filterCount, KINDS, OUTCOMES } from './search';
import { useWords } from './useWords';

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (patch: Partial<AuditSearch>) => void;
  onClear: () => void;
}

/** The filters of the log; all of them live in the address. */
export function AuditFilters({ search, onChange, onClear }: AuditFiltersProps) {
  const { t } = useTranslation(['audit', 'common']);
  return (
    <div className={classes.filters}>
      <SearchField
        label={t('audit:filters.search')}
        value={search.search}
        onSearch={(words) => onChange({ search: words })}
      />
      <Choices search={search} onChange={onChange} />
      <TextInput
        type="date"
        label={t('audit:filters.from')}
        value={search.from ?? ''}
        max={search.to}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('audit:filters.to')}
        value={search.to ?? ''}
        min={search.from}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
      {filterCount(search) > 0 && (
        <Anchor component="button" type="button" onClick={onClear}>
          {t('common:actions.clearFilters')}
        </Anchor>
      )}
    </div>
  );
}

/** Values to choose from. One that is set stays on offer, whether the log still knows it or not. */
function withSet(values: readonly string[], set: string | undefined): string[] {
  return [...new Set(set ? [...values, set] : values)];
}

function Choices({ search, onChange }: Pick<AuditFiltersProps, 'search' | 'onChange'>) {
  const { t } = useTranslation('audit');
  const words = useWords();
  const known = useQuery(auditFiltersQuery).data;
  const names = known?.actors.map(({ name }) => name) ?? [];
  const outcomes = OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }));
  return (
    <>
      <Choice
        label={t('filters.actor')}
        value={search.actor}
        options={withSet(names, search.actor).map((value) => ({ value, label: value }))}
        onChange={(actor) => onChange({ actor })}
      />
      <Choice
        label={t('filters.kind')}
        value={search.kind}
        options={KINDS.map((value) => ({ value, label: words.kind(value) }))}
        onChange={(kind) => onChange({ kind: KINDS.find((each) => each === kind) })}
      />
      <Choice
        label={t('filters.action')}
        value={search.action}
        options={withSet(known?.actions ?? [], search.action).map((value) => ({
          value,
          label: words.action(value),
        }))}
        onChange={(action) => onChange({ action })}
      />
      <Choice
        label={t('filters.subject')}
        value={search.subject}
        options={withSet(known?.subjects ?? [], search.subject).map((value) => ({
          value,
          label: words.subject(value),
        }))}
        onChange={(subject) => onChange({ subject, subjectId: undefined })}
      />
      <Choice
        label={t('filters.outcome')}
        value={search.outcome}
        options={outcomes}
        onChange={(value) => onChange({ outcome: OUTCOMES.find((each) => each === value) })}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation('audit');
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: t('filters.any') }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
