"""What the tables of votes refuse by themselves, whoever asks: late ballots, second thoughts."""

from django.db import migrations

# Once a vote is open its design is what people were shown. Only these may still change: the state
# (forwards), the time of the last shuffle, and the roll's key, which is wiped in the end.
DESIGN = """
CREATE FUNCTION participation_vote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.sha256 = ''
        OR to_jsonb(NEW) - '{state,shuffled_at,roll_key}'::text[]
            = to_jsonb(OLD) - '{state,shuffled_at,roll_key}'::text[]
            AND (NEW.state = OLD.state OR (OLD.state, NEW.state) = ('open', 'closed'))
    ) OR TG_OP = 'DELETE' AND OLD.sha256 = '' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'the design of an open vote is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_design_is_frozen';
END $$;
CREATE TRIGGER participation_vote_is_frozen BEFORE UPDATE OR DELETE ON participation_votedesign
    FOR EACH ROW EXECUTE FUNCTION participation_vote_is_frozen();

CREATE FUNCTION participation_option_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM participation_votedesign
        WHERE id IN (coalesce(NEW.vote_id, OLD.vote_id), OLD.vote_id) AND sha256 <> ''
    ) THEN
        RAISE EXCEPTION 'the options of an open vote are never changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_design_is_frozen';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER participation_option_is_frozen
    BEFORE INSERT OR UPDATE OR DELETE ON participation_voteoption
    FOR EACH ROW EXECUTE FUNCTION participation_option_is_frozen();
"""

# The box takes ballots while the vote is open and never after. The closing transaction empties it
# and fills the counted ballots before it sets the state, so it needs no exception.
BOX = """
CREATE FUNCTION participation_box_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_state text;
BEGIN
    SELECT state INTO now_state FROM participation_votedesign
        WHERE id = coalesce(NEW.vote_id, OLD.vote_id);
    IF now_state = 'open' OR (now_state = 'draft' AND TG_TABLE_NAME = 'participation_rollentry')
    THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'the box is closed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'box_is_open';
END $$;
"""
BOX_TABLES = ("rollentry", "credential", "ballot", "ballotoutbox")
BOX_TRIGGER = """
CREATE TRIGGER participation_box_is_open
    BEFORE INSERT OR UPDATE OR DELETE ON participation_{table}
    FOR EACH ROW EXECUTE FUNCTION participation_box_is_open();
"""
COUNTED = """
CREATE TRIGGER participation_box_is_open BEFORE INSERT ON participation_countedballot
    FOR EACH ROW EXECUTE FUNCTION participation_box_is_open();
"""

# What is published stays.
KEPT = """
CREATE FUNCTION participation_vote_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was counted and published is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_record_is_kept';
END $$;
"""
KEPT_TABLES = ("countedballot", "voteevent", "closing", "result")
KEPT_TRIGGER = """
CREATE TRIGGER participation_vote_is_kept BEFORE UPDATE OR DELETE ON participation_{table}
    FOR EACH ROW EXECUTE FUNCTION participation_vote_is_kept();
"""

UNDO = """
DROP FUNCTION participation_vote_is_frozen CASCADE;
DROP FUNCTION participation_option_is_frozen CASCADE;
DROP FUNCTION participation_box_is_open CASCADE;
DROP FUNCTION participation_vote_is_kept CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0003_votes")]

    operations = [
        migrations.RunSQL(
            DESIGN
            + BOX
            + "".join(BOX_TRIGGER.format(table=table) for table in BOX_TABLES)
            + COUNTED
            + KEPT
            + "".join(KEPT_TRIGGER.format(table=table) for table in KEPT_TABLES),
            UNDO,
        ),
    ]
