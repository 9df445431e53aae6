//! A rule of a firewall: unions of a tag and a value, called by their tag.
use api::{
    Client, VpcFirewallRuleAction, VpcFirewallRuleDirection, VpcFirewallRuleFilter, VpcFirewallRuleProtocol,
    VpcFirewallRuleStatus, VpcFirewallRuleTarget, VpcFirewallRuleTargetSubnet, VpcFirewallRuleUpdate,
    VpcFirewallRuleUpdateParams,
};

async fn allow_web(oxide: &Client) -> Result<usize, Box<dyn std::error::Error>> {
    let rule = VpcFirewallRuleUpdate::new(
        VpcFirewallRuleAction::Allow,
        "the web",
        VpcFirewallRuleDirection::Inbound,
        VpcFirewallRuleFilter::default().ports(["80", "443"]).protocols([VpcFirewallRuleProtocol::Tcp]),
        "allow-web",
        65_000,
        VpcFirewallRuleStatus::Enabled,
        [VpcFirewallRuleTarget::Subnet(VpcFirewallRuleTargetSubnet::new("default"))],
    );
    let rules = VpcFirewallRuleUpdateParams::default().rules([rule]);
    Ok(oxide.vpcs().firewall_rules_update("default", rules).project("web").send().await?.rules.len())
}

fn main() {
    let _ = allow_web;
}
