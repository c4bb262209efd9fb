-- The link of an invitation is signed, nothing secret is kept of it.
DROP INDEX "staff_invitation_token_hash_key";
ALTER TABLE "staff_invitation" DROP COLUMN "token_hash";
