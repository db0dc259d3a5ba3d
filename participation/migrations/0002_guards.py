"""What the tables refuse by themselves: silent rule changes, rewritten versions, stray supports."""

from django.db import migrations

# A round's rules freeze when it opens. A change after that passes only when a public note was
# written in the same transaction; now() is the time at which the transaction began.
FREEZE_RULES = """
CREATE FUNCTION participation_freeze_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.opens_at <= statement_timestamp()
        AND (OLD.kind, OLD.process_id, OLD.opens_at, OLD.closes_at, OLD.proposals_per_person,
             OLD.supports_per_person, OLD.comments_mode, OLD.residents_only)
            IS DISTINCT FROM
            (NEW.kind, NEW.process_id, NEW.opens_at, NEW.closes_at, NEW.proposals_per_person,
             NEW.supports_per_person, NEW.comments_mode, NEW.residents_only)
        AND NOT EXISTS (
            SELECT FROM participation_roundnote
            WHERE round_id = OLD.id AND written_at = transaction_timestamp()
        )
    THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules();
"""

KEEP_VERSIONS = """
CREATE FUNCTION participation_keep_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version people have read is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_version_is_kept';
END $$;
CREATE TRIGGER participation_keep_versions BEFORE UPDATE ON participation_proposalversion
    FOR EACH ROW EXECUTE FUNCTION participation_keep_versions();
"""

# The limit is counted per round, so a support must name the round of its own proposal.
SUPPORT_ROUND = """
CREATE FUNCTION participation_support_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM participation_proposal WHERE id = NEW.proposal_id AND round_id = NEW.round_id
    ) THEN
        RAISE EXCEPTION 'a support names the round of its proposal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_names_its_round';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER participation_support_round BEFORE INSERT OR UPDATE ON participation_support
    FOR EACH ROW EXECUTE FUNCTION participation_support_round();
"""

UNDO = """
DROP TRIGGER participation_freeze_rules ON participation_round;
DROP FUNCTION participation_freeze_rules;
DROP TRIGGER participation_keep_versions ON participation_proposalversion;
DROP FUNCTION participation_keep_versions;
DROP TRIGGER participation_support_round ON participation_support;
DROP FUNCTION participation_support_round;
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial")]

    operations = [
        migrations.RunSQL(FREEZE_RULES + KEEP_VERSIONS + SUPPORT_ROUND, UNDO),
    ]
