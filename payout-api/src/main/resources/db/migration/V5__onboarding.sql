-- What is to be done for a person on the way to active: send the invitation, have the identity
-- checked. Of the secret of a mailed link only its hash is here.
create table onboarding_step (
  step_id uuid primary key default gen_random_uuid(),
  kind text not null,
  merchant_id text not null,
  recipient_id text collate "C" not null,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  outcome text,
  secret_hash bytea unique,
  expires_at timestamptz
);
create index onboarding_step_due on onboarding_step (merchant_id, kind, due_at)
  where outcome is null;
create index onboarding_step_of on onboarding_step (recipient_id);

-- One shopper id for each person, whichever merchants pay it. A person is an e-mail address.
create table person (
  email_key text primary key,
  shopper_id text not null unique,
  since timestamptz not null
);
